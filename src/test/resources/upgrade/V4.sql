-- The second was revoked with one that is younger than itself. The admin's text is rp_admin_UpgradeUpgradeUpgradeUpgrade0001_1RUQ9w
insert into token (id, hash, prefix, role, label, holder, campaigns, countries, subject, created_at, created_by, expires_at,
    last_used_at, revoked_at, revoked_by) values
    ('00000004-0006-7000-8000-000000000001', 'a36ea30cfe5c84779b99eac481f250ac2b206da4fd01defdfbce359f342bab0b', 'rp_admin_Upgrad', 'admin', 'First admin token',
    '00000004-0008-7000-8000-000000000001', ',', ',', null, '2024-12-02 00:00:00+00:00', null, null, '2025-01-01 10:00:00+00:00', null, null),
    ('00000004-0006-7000-8000-000000000003', '5fc0fe57e28e42ba999f19f0fa107b07f7fcd905f686f6b68216b5b84b497e94', 'rp_organiser_Upgrad', 'organiser', 'Ola',
    '00000004-0008-7000-8000-000000000003', ',oslo-2035,', ',', null, '2024-12-04 00:00:00+00:00', '00000004-0006-7000-8000-000000000001', '2035-12-31 00:00:00+00:00', null, null, null),
    ('00000004-0006-7000-8000-000000000002', 'c370c224cfe3aa3d70bd4ecc1149239db988e2764e07b95adcbb3a3c6bdf9deb', 'rp_organiser_Upgrad', 'organiser', 'Kari',
    '00000004-0008-7000-8000-000000000002', ',oslo-2035,', ',NO,', null, '2024-12-03 00:00:00+00:00', '00000004-0006-7000-8000-000000000001', '2035-12-31 00:00:00+00:00', null, '2024-12-05 00:00:00+00:00',
    '00000004-0006-7000-8000-000000000003');
insert into audit_entry (id, at, token_id, role, token_label, action, campaign, event_id, subject, before_text, after_text) values
    ('00000004-0007-7000-8000-000000000001', '2024-12-02 00:00:00.5+00:00', null, null, null, 'token.create', null, null, '00000004-0006-7000-8000-000000000001', null, null),
    ('00000004-0007-7000-8000-000000000002', '2024-12-05 00:00:00+00:00', '00000004-0006-7000-8000-000000000001', 'admin', 'First admin token', 'event.update', 'oslo-2035',
    '00000001-0002-7000-8000-000000000001', null, '{"title":"March"}', '{"title":"March to the harbour"}');
