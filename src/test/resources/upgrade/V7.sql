insert into change_entry (seq, at, type, campaign_id, event_id, city_id, country_code, revision, changed, material, campaign,
    former_city_id, former_country_code) values
    (3, '2025-02-07 02:00:00+00:00', 'event.updated', '00000001-0001-7000-8000-000000000001', '00000001-0002-7000-8000-000000000002', 'lilleby-no', 'NO', 1, ',city,', true, 'oslo-2035',
    'oslo-no', 'NO');
update change_counter set last_seq = 3, erased_seq = 0;
update webhook_progress set last_seq = 3;
insert into webhook (id, kind, label, host, sealed_url, sealed_secret, sealed_former_secret, former_secret_until, key_id, campaign,
    country_code, city_id, types, material_only, lang, reminders, digest, active, disabled_reason, disabled_at, owner, token_id,
    from_seq, revision, created_at, updated_at, failures, failing_since, paused_until, delivered_at, served_at, slow, claim,
    claimed_until) values
    ('00000007-0010-7000-8000-000000000001', 'standard', 'Mirror', 'mirror.example.org',
    '6191b530.39ftXeIkPh-gUAB8bbWNe_ayg0j_A_Z3oS8uTgBB1ENpIa0Cmt4nwKCBxjrnWXK6c15k342mfJOEDwoZ',
    '6191b530.kUgOt1fiyp1rFEfd0C3zKbvUkOWdxs9G5obbDalvop6oA8i63qoXEIZjQrAhnmreQ71pYNEmWSFF_H0dfyMRYtMDj5-XlsaTeGk',
    null, null, '6191b530', 'oslo-2035', null, null, ',event.cancelled,', true, null, ',', 'none', false, 'by_owner',
    '2025-02-07 03:00:00+00:00', '00000004-0008-7000-8000-000000000001', '00000004-0006-7000-8000-000000000001', 2, 4, '2025-02-07 00:00:00+00:00', '2025-02-07 03:00:00+00:00',
    2, '2025-02-07 02:00:00+00:00', '2025-02-07 02:30:00+00:00', '2025-02-07 01:00:00+00:00', '2025-02-07 02:00:00+00:00', true, null, null),
    ('00000007-0010-7000-8000-000000000002', 'discord', null, 'discord.com',
    '6191b530.SOGebGorG7Qbysjd8c1sgY1F1vM2IzJgtr5JB3T0DSsIj0pp3JudeOWSSAXiRUByvQCAChSOsQRMsinmK8duAZHRY1_6gw',
    null, null, null, '6191b530', null, 'NO', null, ',', false, 'de', ',1h,24h,', 'weekly', false, 'by_owner',
    '2025-02-07 03:00:00+00:00', '00000004-0008-7000-8000-000000000001', '00000004-0006-7000-8000-000000000001', 2, 1, '2025-02-07 00:00:00+00:00', '2025-02-07 00:00:00+00:00',
    0, null, null, null, null, false, '00000007-0008-7000-8000-000000000001', '2025-02-07 00:00:30+00:00');
insert into webhook_delivery (id, webhook_id, kind, type, subject, campaign, event_id, city_id, country_code, first_seq, last_seq,
    joined, at, revision, changed, material, events, reminder, starts_at, message_id, once_key, state, due_at, attempts, unanswered,
    last_status, last_fault, last_millis, created_at, first_attempt_at, settled_at) values
    ('00000007-0011-7000-8000-000000000001', '00000007-0010-7000-8000-000000000001', 'change', 'event.updated', '00000001-0002-7000-8000-000000000002', 'oslo-2035', '00000001-0002-7000-8000-000000000002', 'lilleby-no', 'NO', 3, 3,
    0, '2025-02-07 02:00:00+00:00', 1, ',city,', true, ',', null, null, null, null, 'waiting', '2025-02-07 02:00:01+00:00', 1, false,
    503, 'status', 120, '2025-02-07 02:00:00.1+00:00', '2025-02-07 02:00:01+00:00', null),
    ('00000007-0011-7000-8000-000000000002', '00000007-0010-7000-8000-000000000002', 'reminder', 'event.reminder', '00000001-0002-7000-8000-000000000001', 'oslo-2035', '00000001-0002-7000-8000-000000000001', 'oslo-no', 'NO', 0, 0,
    0, '2025-02-07 02:00:00+00:00', 7, ',', false, ',', '24h', '2035-03-02 13:00:00+00:00', '1337', 'reminder-1', 'delivered', '2025-02-07 02:00:00+00:00', 1,
    true, 200, null, 80, '2025-02-07 02:00:00+00:00', '2025-02-07 02:00:01+00:00', '2025-02-07 02:00:02+00:00');
insert into channel_message (webhook_id, subject, message_id) values
    ('00000007-0010-7000-8000-000000000002', '00000001-0002-7000-8000-000000000001', '1337');
