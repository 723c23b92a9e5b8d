insert into event (id, slug, campaign_id, city_id, publication, replaced_by, status, details, kind, attendance, affiliation, permit,
    start_date, end_date, start_time, end_time, start_offset, end_offset, previous_start_date, previous_starts_at,
    starts_at, ends_at, begins_at, last_date, sort_at, effective_end, sort_name,
    venue_name, venue_address, venue_latitude, venue_longitude, latitude, longitude, catchment_km,
    spoken_languages, wheelchair, sign_language, quiet_area, image_url, organised_by,
    turnout_low, turnout_high, turnout_source, available_languages, search_text, revision, created_at, updated_at,
    holder, first_public_at, ended, latest_first, country_code, platforms) values
    ('00000008-0002-7000-8000-000000000001', 'oslo-2035-oslo-4', '00000001-0001-7000-8000-000000000001', 'oslo-no', 'published', null, 'postponed', 'partial', 'march', 'in_person', 'official', 'notified',
    '2035-03-04', null, '14:00', '16:30', null, null, null, null,
    '2035-03-04 13:00:00+00:00', '2035-03-04 15:30:00+00:00', '2035-03-04 13:00:00+00:00', '2035-03-04', '2035-03-04 13:00:00+00:00', '2035-03-04 15:30:00+00:00', 'oslo',
    null, null, null, null, 59.91273, 10.74609, null,
    ',', null, null, null, null, null,
    null, null, null, ',en,', '', 1, '2025-02-08 00:00:00+00:00', '2025-01-06 11:22:33.456+00:00',
    null, '2025-02-08 00:00:00+00:00', false, -2056626000000, 'NO', ',discord,');
insert into link (id, campaign_id, event_id, position, rel, url, canonical_url, platform, kind, chosen) values
    ('00000008-0003-7000-8000-000000000001', null, '00000008-0002-7000-8000-000000000001', 0, 'signup', 'https://discord.gg/oslo', 'https://discord.gg/oslo', 'discord', 'group_chat', false);
