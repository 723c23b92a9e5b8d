-- What a service of this version has stored: everything that there was, some of it as seldom as it comes.
insert into city (id, name, sort_name, country_code, region, latitude, longitude, time_zone, custom, search_text) values
    ('oslo-no', 'Oslo', 'oslo', 'NO', '12', 59.91273, 10.74609, 'Europe/Oslo', false, 'oslo
christiania'),
    ('lilleby-no', 'Lilleby', 'lilleby', 'NO', null, 63.4316, 10.4437, 'Europe/Oslo', true, 'lilleby');

insert into campaign (id, slug, publication, start_date, end_date, window_end, summit_city, summit_country_code,
    summit_start_date, summit_end_date, summit_url, code_of_conduct_url, organise_url, image_url, default_language,
    available_languages, revision, created_at, updated_at) values
    ('00000001-0001-7000-8000-000000000001', 'oslo-2035', 'published', '2035-03-01', '2035-03-05',
    '2035-03-06 12:00:00+00:00', 'Oslo', 'NO', '2035-03-03', '2035-03-04', 'https://summit.example/', null,
    'mailto:oslo@example.org', null, 'en', ',de,en,', 3, '2024-11-01 08:00:00.000001+00:00', '2025-01-05 09:30:00+00:00'),
    ('00000001-0001-7000-8000-000000000002', 'draft-2035', 'draft', '2035-04-01', '2035-04-02',
    '2035-04-03 12:00:00+00:00', null, null, null, null, null, null, null, null, 'en', ',en,', 1,
    '2024-11-02 08:00:00+00:00', '2024-11-02 08:00:00+00:00');
insert into campaign_text (campaign_id, language, title, summary, description, demands, summit_name) values
    ('00000001-0001-7000-8000-000000000001', 'en', 'Oslo for all 🕊', 'Four days', 'Line one
line two', 'Peace
Bread', 'The summit'),
    ('00000001-0001-7000-8000-000000000001', 'de', 'Oslo für alle', null, null, null, null),
    ('00000001-0001-7000-8000-000000000002', 'en', 'Not yet', null, null, null, null);
insert into supporter (id, campaign_id, position, name, country_code, url) values
    ('00000001-0004-7000-8000-000000000001', '00000001-0001-7000-8000-000000000001', 0, 'Bestemødrene', 'NO', 'https://example.org/');

insert into event (id, slug, campaign_id, city_id, publication, replaced_by, status, details, kind, attendance, affiliation, permit,
    start_date, end_date, start_time, end_time, start_offset, end_offset, previous_start_date, previous_starts_at,
    starts_at, ends_at, begins_at, last_date, sort_at, effective_end, sort_name,
    venue_name, venue_address, venue_latitude, venue_longitude, latitude, longitude, catchment_km,
    spoken_languages, wheelchair, sign_language, quiet_area, image_url, organised_by,
    turnout_low, turnout_high, turnout_source, available_languages, search_text, revision, created_at, updated_at) values
    ('00000001-0002-7000-8000-000000000001', 'oslo-2035-oslo', '00000001-0001-7000-8000-000000000001', 'oslo-no', 'published', null, 'scheduled', 'complete', 'march', 'in_person', 'official', 'notified',
    '2035-03-02', null, '14:00', '16:30', null, null, '2035-03-01', '2035-03-01 13:00:00+00:00',
    '2035-03-02 13:00:00+00:00', '2035-03-02 15:30:00+00:00', '2035-03-02 13:00:00+00:00', '2035-03-02', '2035-03-02 13:00:00+00:00', '2035-03-02 15:30:00+00:00', 'oslo',
    'Rådhusplassen', 'Rådhusplassen 1, 0037 Oslo', 59.9119, 10.7336, 59.9119, 10.7336, 25,
    ',en,nb,', true, false, null, 'https://rallypoint.example/oslo.jpg', 'Oslo for peace',
    120, 150, 'The police', ',de,en,', 'oslo for all', 7, '2024-11-05 10:20:30.123456+00:00', '2025-01-06 11:22:33.456+00:00'),
    ('00000001-0002-7000-8000-000000000002', 'oslo-2035-lilleby', '00000001-0001-7000-8000-000000000001', 'lilleby-no', 'published', null, 'scheduled', 'to_follow', 'march', 'in_person', 'official', 'notified',
    null, null, null, null, null, null, null, null,
    null, null, null, null, '9999-12-31 00:00:00+00:00', '2035-03-05 23:00:00+00:00', 'lilleby',
    null, null, null, null, 63.4316, 10.4437, null,
    ',', null, null, null, null, null,
    null, null, null, ',en,', '', 1, '2024-11-06 10:20:30+00:00', '2025-01-06 11:22:33.456+00:00'),
    ('00000001-0002-7000-8000-000000000003', 'oslo-2035-oslo-2', '00000001-0001-7000-8000-000000000001', 'oslo-no', 'hidden', '00000001-0002-7000-8000-000000000001', 'cancelled', 'partial', 'march', 'in_person', 'official', 'notified',
    '2035-03-02', null, '14:00', '16:30', null, null, null, null,
    '2035-03-02 13:00:00+00:00', '2035-03-02 15:30:00+00:00', '2035-03-02 13:00:00+00:00', '2035-03-02', '2035-03-02 13:00:00+00:00', '2035-03-02 15:30:00+00:00', 'oslo',
    null, null, null, null, 59.91273, 10.74609, null,
    ',', null, null, null, null, null,
    null, null, null, ',en,', '', 1, '2024-11-07 10:20:30+00:00', '2025-01-06 11:22:33.456+00:00');
insert into event_text (event_id, language, title, summary, description, status_note, what_to_bring, image_alt,
    accessibility_note) values
    ('00000001-0002-7000-8000-000000000001', 'en', 'March to the harbour', 'From the town hall', 'All *welcome*', null, 'A drum', 'A crowd', 'No steps'),
    ('00000001-0002-7000-8000-000000000001', 'de', 'Marsch zum Hafen', null, null, null, null, null, null);
insert into link (id, campaign_id, event_id, position, rel, url, canonical_url, platform, kind, chosen) values
    ('00000001-0003-7000-8000-000000000001', null, '00000001-0002-7000-8000-000000000001', 0, 'signup', 'https://lu.ma/oslo?utm_source=x', 'https://lu.ma/oslo', 'luma', 'event', true),
    ('00000001-0003-7000-8000-000000000002', null, '00000001-0002-7000-8000-000000000001', 1, 'signup', 'https://www.facebook.com/events/1', 'https://www.facebook.com/events/1', 'facebook', 'event', false),
    ('00000001-0003-7000-8000-000000000003', null, '00000001-0002-7000-8000-000000000001', 2, 'press', 'https://discord.com/news', 'https://discord.com/news', 'discord', 'website', false),
    ('00000001-0003-7000-8000-000000000004', '00000001-0001-7000-8000-000000000001', null, 0, 'signup', 'https://example.org/join', 'https://example.org/join', 'other', 'website', false);
insert into link_label (link_id, language, label) values
    ('00000001-0003-7000-8000-000000000001', 'de', 'Anmelden');
