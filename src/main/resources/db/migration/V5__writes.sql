-- What writing needs: whom an event belongs to, when it was first seen, who accepted the code of conduct; suggestions; the
-- change log.

alter table campaign add column trust_chapters boolean default false not null;

-- whom a token speaks for; null for what nobody entered through the API
alter table event add column holder uuid;
alter table event add column first_public_at timestamp with time zone;
alter table event add column conduct_accepted_at timestamp with time zone;
alter table event add column conduct_accepted_by uuid;
-- why a coordinator gave it back, for its holder
alter table event add column review_note varchar(4000);
update event set first_public_at = created_at
    where publication = 'published' and campaign_id in (select id from campaign where publication <> 'draft');
create index event_holder on event (holder);
create index link_canonical on link (canonical_url);

create table suggestion (
    id          uuid                     not null primary key,
    kind        varchar(20)              not null,
    status      varchar(20)              not null,
    campaign_id uuid                     not null references campaign (id),
    event_id    uuid,
    -- the event that the sender proposes, or the merge patch, as JSON
    body        varchar(300000),
    message     varchar(4000),
    -- of whoever rejected it
    reason      varchar(2000),
    created_at  timestamp with time zone not null,
    settled_at  timestamp with time zone,
    settled_by  uuid
);
create index suggestion_campaign on suggestion (campaign_id, status, id);
create index suggestion_event on suggestion (event_id);

-- One row for each public change. Numbers are given under the lock of the counter, which is held until the commit: whoever
-- sees one has seen, or can see, all below it.
create table change_entry (
    seq          bigint                   not null primary key,
    at           timestamp with time zone not null,
    type         varchar(40)              not null,
    campaign_id  uuid                     not null,
    event_id     uuid,
    city_id      varchar(100),
    country_code varchar(2),
    revision     integer                  not null,
    -- names of what changed, between commas
    changed      varchar(4000)            not null,
    material     boolean                  not null
);
create index change_entry_at on change_entry (at);

create table change_counter (
    id       integer not null primary key,
    last_seq bigint  not null
);
insert into change_counter (id, last_seq) values (1, 0);
