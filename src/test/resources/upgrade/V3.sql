insert into remembered_answer (scope, fingerprint, state, attempt, expires_at, shown, visible_until, sealed, key_id) values
    ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '1111111111111111111111111111111111111111111111111111111111111111', 'answered',
    '00000003-0007-7000-8000-000000000001', '2035-01-01 00:00:00+00:00', '00000001-0002-7000-8000-000000000001', '2035-01-01 00:00:00+00:00',
    '6191b530.Pj3bpdgjrcccjjFw_5ZOzUKoVMtQ9GT9PVmnicEKNc0rUVLOSQlp4yPV', '6191b530'),
    ('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', '2222222222222222222222222222222222222222222222222222222222222222', 'erased',
    '00000003-0007-7000-8000-000000000002', '2035-01-01 00:00:00+00:00', null, null, null, null);
