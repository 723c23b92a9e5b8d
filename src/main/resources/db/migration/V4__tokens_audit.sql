-- Tokens, and who changed what with them.

create table token (
    id           uuid                     not null primary key,
    -- SHA-256 of the text, which is nowhere
    hash         varchar(64)              not null unique,
    prefix       varchar(40)              not null,
    role         varchar(20)              not null,
    label        varchar(200)             not null,
    holder       uuid,
    campaigns    varchar(20000)           not null,
    countries    varchar(1000)            not null,
    -- the event of an edit link, the suggestion of a status token
    subject      uuid,
    created_at   timestamp with time zone not null,
    created_by   uuid references token (id),
    expires_at   timestamp with time zone,
    -- up to ten minutes late
    last_used_at timestamp with time zone,
    revoked_at   timestamp with time zone,
    -- null where the configuration did
    revoked_by   uuid references token (id)
);
create index token_newest on token (created_at, id);
create index token_subject on token (subject);

create table audit_entry (
    id          uuid                     not null primary key,
    at          timestamp with time zone not null,
    token_id    uuid references token (id),
    role        varchar(20),
    token_label varchar(200),
    action      varchar(50)              not null,
    campaign    varchar(100),
    event_id    uuid,
    subject     uuid,
    -- JSON objects of what changed
    before_text varchar(1000000),
    after_text  varchar(1000000)
);
create index audit_newest on audit_entry (at, id);
create index audit_campaign on audit_entry (campaign, at, id);
create index audit_event on audit_entry (event_id, at, id);
