-- What POSTs with an Idempotency-Key were answered, so that a retry is answered alike and done once.

create table remembered_answer (
    -- hash of caller, method, path and key
    scope         varchar(64)              not null primary key,
    -- hash of query and body
    fingerprint   varchar(64)              not null,
    state         varchar(20)              not null,
    -- the attempt that made it
    attempt       uuid                     not null,
    -- while running: from then on another attempt may take over
    expires_at    timestamp with time zone not null,
    -- the event or token that the answer shows
    shown         uuid,
    visible_until timestamp with time zone,
    sealed        varchar(1000000),
    key_id        varchar(8)
);
create index remembered_answer_expiry on remembered_answer (expires_at);
create index remembered_answer_visible on remembered_answer (visible_until);
create index remembered_answer_shown on remembered_answer (shown);
