insert into contact (id, event_id, position, channel, audience, sealed_name, sealed_value, key_id, consent_at, visible_until,
    created_at) values
    ('00000002-0005-7000-8000-000000000001', '00000001-0002-7000-8000-000000000001', 0, 'email', 'public',
    '6191b530.ZmSm70LfOLe_0AQhuQZc1CQ99spmvTdQ7PYahzVmvZfnVwcP',
    '6191b530.8DYRa5G1qrT2nKM3Ey8HHB4K-CZ43PTboBZSHQ8_2KoibJfEdTNtCvFiO0Y',
    '6191b530', '2024-12-01 12:00:00.654321+00:00', null, '2024-12-01 12:00:01+00:00'),
    ('00000002-0005-7000-8000-000000000002', '00000001-0002-7000-8000-000000000001', 1, 'signal', 'private',
    '6191b530.hvNGGDmDr-emz6NXSAQShrnTW1T2hRsHdyFqEt81Ww',
    '6191b530.jYJelOkU9U0e5J8jAjcIcPo9QtVJAfdSMzmTxLBdFA3mmg',
    '6191b530', null, '2035-12-31 00:00:00+00:00', '2024-12-01 12:00:01+00:00');
