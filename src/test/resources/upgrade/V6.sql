insert into imported_event (id, campaign_id, event_id, source, language, external_id, said) values
    ('00000006-0009-7000-8000-000000000001', '00000001-0001-7000-8000-000000000001', '00000001-0002-7000-8000-000000000001', 'markdown', 'en', 'https://lu.ma/oslo', 'aaaa bbbb
cccc dddd');
