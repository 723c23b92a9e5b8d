update campaign set trust_chapters = true where slug = 'oslo-2035';
insert into event (id, slug, campaign_id, city_id, publication, replaced_by, status, details, kind, attendance, affiliation, permit,
    start_date, end_date, start_time, end_time, start_offset, end_offset, previous_start_date, previous_starts_at,
    starts_at, ends_at, begins_at, last_date, sort_at, effective_end, sort_name,
    venue_name, venue_address, venue_latitude, venue_longitude, latitude, longitude, catchment_km,
    spoken_languages, wheelchair, sign_language, quiet_area, image_url, organised_by,
    turnout_low, turnout_high, turnout_source, available_languages, search_text, revision, created_at, updated_at,
    holder, first_public_at, conduct_accepted_at, conduct_accepted_by, review_note) values
    ('00000005-0002-7000-8000-000000000001', 'oslo-2035-oslo-3', '00000001-0001-7000-8000-000000000001', 'oslo-no', 'pending', null, 'scheduled', 'partial', 'march', 'in_person', 'official', 'notified',
    '2035-03-03', null, '14:00', '16:30', null, null, null, null,
    '2035-03-03 13:00:00+00:00', '2035-03-03 15:30:00+00:00', '2035-03-03 13:00:00+00:00', '2035-03-03', '2035-03-03 13:00:00+00:00', '2035-03-03 15:30:00+00:00', 'oslo',
    null, null, null, null, 59.91273, 10.74609, null,
    ',', null, null, null, null, null,
    null, null, null, ',en,', '', 1, '2024-12-10 00:00:00+00:00', '2025-01-06 11:22:33.456+00:00',
    '00000004-0008-7000-8000-000000000003', null, '2024-12-10 00:00:00+00:00', '00000004-0006-7000-8000-000000000003', 'Which square?');
insert into suggestion (id, kind, status, campaign_id, event_id, body, message, reason, created_at, settled_at, settled_by) values
    ('00000005-0008-7000-8000-000000000001', 'proposal', 'waiting', '00000001-0001-7000-8000-000000000001', null, '{"city":"Oslo"}', 'Please look', null, '2024-12-11 00:00:00+00:00', null, null),
    ('00000005-0008-7000-8000-000000000002', 'edit', 'rejected', '00000001-0001-7000-8000-000000000001', '00000001-0002-7000-8000-000000000001', '{"title":"X"}', null, 'No', '2024-12-11 00:00:00+00:00', '2024-12-12 00:00:00+00:00',
    '00000004-0006-7000-8000-000000000001');
insert into change_entry (seq, at, type, campaign_id, event_id, city_id, country_code, revision, changed, material) values
    (1, '2024-12-12 01:00:00+00:00', 'campaign.updated', '00000001-0001-7000-8000-000000000001', null, null, null, 3, ',title,', false),
    (2, '2025-02-07 01:00:00.25+00:00', 'event.rescheduled', '00000001-0001-7000-8000-000000000001', '00000001-0002-7000-8000-000000000001', 'oslo-no', 'NO', 7, ',startTime,startsAt,', true);
update change_counter set last_seq = 2;
