-- How organisers are reached. Names and values are sealed, so that a stolen database alone tells none; a sealed text is
-- ASCII of four thirds of its UTF-8 bytes and some.

create table contact (
    id            uuid                     not null primary key,
    event_id      uuid                     not null references event (id) on delete cascade,
    position      integer                  not null,
    channel       varchar(20)              not null,
    audience      varchar(20)              not null,
    sealed_name   varchar(1200)            not null,
    sealed_value  varchar(12000)           not null,
    -- of the key that both are sealed with
    key_id        varchar(8)               not null,
    consent_at    timestamp with time zone,
    -- null: 14 days after the event's effective end
    visible_until timestamp with time zone,
    created_at    timestamp with time zone not null
);
create index contact_event on contact (event_id, position);
create index contact_expiry on contact (visible_until);
create index contact_key on contact (key_id);
