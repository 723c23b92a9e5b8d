-- What tells others of changes: the feed's index and end, subscriptions and what is to be sent to them.

-- the slug, which never changes
alter table change_entry add column campaign varchar(100);
update change_entry set campaign = (select c.slug from campaign c where c.id = change_entry.campaign_id);
alter table change_entry alter column campaign set not null;
-- where an event was until this change, if elsewhere: those who watch that place are told that it left
alter table change_entry add column former_city_id varchar(100);
alter table change_entry add column former_country_code varchar(2);
create index change_entry_former_country on change_entry (former_country_code, seq);
create index change_entry_campaign on change_entry (campaign, seq);
create index change_entry_country on change_entry (country_code, seq);
-- the highest number whose entry was erased for its age
alter table change_counter add column erased_seq bigint default 0 not null;

create table webhook (
    id                   uuid                     not null primary key,
    kind                 varchar(20)              not null,
    -- for people, since the address is never shown
    label                varchar(200),
    host                 varchar(300)             not null,
    -- who knows the address may write into the channel
    sealed_url           varchar(12000)           not null,
    sealed_secret        varchar(1000),
    sealed_former_secret varchar(1000),
    former_secret_until  timestamp with time zone,
    key_id               varchar(8)               not null,
    campaign             varchar(100),
    country_code         varchar(2),
    city_id              varchar(100),
    -- between commas; none: all
    types                varchar(1000)            not null,
    material_only        boolean                  not null,
    lang                 varchar(35),
    reminders            varchar(20)              not null,
    digest               varchar(20)              not null,
    active               boolean                  not null,
    disabled_reason      varchar(30),
    disabled_at          timestamp with time zone,
    -- the holder that its maker's token speaks for, else that token
    owner                uuid                     not null,
    token_id             uuid                     not null references token (id),
    -- changes up to this one were before its time
    from_seq             bigint                   not null,
    revision             integer                  not null,
    created_at           timestamp with time zone not null,
    updated_at           timestamp with time zone not null,
    -- how its target is doing
    failures             integer                  not null,
    failing_since        timestamp with time zone,
    paused_until         timestamp with time zone,
    delivered_at         timestamp with time zone,
    served_at            timestamp with time zone,
    slow                 boolean                  not null,
    -- the node that is sending to it, and until when nobody else may
    claim                uuid,
    claimed_until        timestamp with time zone
);
create index webhook_owner on webhook (owner, created_at, id);
create index webhook_newest on webhook (created_at, id);

create table webhook_delivery (
    id               uuid                     not null primary key,
    webhook_id       uuid                     not null references webhook (id) on delete cascade,
    kind             varchar(20)              not null,
    type             varchar(40)              not null,
    -- the event or campaign that it is about: of those with the same, one is sent after the other
    subject          uuid,
    campaign         varchar(100),
    event_id         uuid,
    city_id          varchar(100),
    country_code     varchar(2),
    -- the changes that are told in it
    first_seq        bigint                   not null,
    last_seq         bigint                   not null,
    joined           integer                  not null,
    at               timestamp with time zone not null,
    revision         integer                  not null,
    changed          varchar(4000)            not null,
    material         boolean                  not null,
    -- of a list: the events in it
    events           varchar(20000)           not null,
    -- of a reminder: which one, and the start that it reminds of
    reminder         varchar(3),
    starts_at        timestamp with time zone,
    -- of a reminder in a channel: the message that it became, in case that it is not so any more
    message_id       varchar(30),
    -- what there is to be sent once, whichever node thinks of it
    once_key         varchar(200) unique,
    state            varchar(20)              not null,
    due_at           timestamp with time zone not null,
    attempts         integer                  not null,
    -- whether a new message was sent that nobody acknowledged, so that it may be there twice
    unanswered       boolean                  not null,
    last_status      integer,
    last_fault       varchar(40),
    last_millis      integer,
    created_at       timestamp with time zone not null,
    first_attempt_at timestamp with time zone,
    settled_at       timestamp with time zone
);
create index webhook_delivery_due on webhook_delivery (webhook_id, state, due_at);
create index webhook_delivery_subject on webhook_delivery (webhook_id, subject, state);
create index webhook_delivery_event on webhook_delivery (event_id, kind);
create index webhook_delivery_newest on webhook_delivery (webhook_id, created_at, id);
create index webhook_delivery_settled on webhook_delivery (settled_at);

-- up to which change everything that is to be sent stands in webhook_delivery
create table webhook_progress (
    id       integer not null primary key,
    last_seq bigint  not null
);
insert into webhook_progress (id, last_seq) select 1, last_seq from change_counter;

-- the message in a Discord channel that tells of an event, which later changes edit; a list tells of many
create table channel_message (
    webhook_id uuid        not null references webhook (id) on delete cascade,
    subject    uuid        not null,
    message_id varchar(30) not null,
    primary key (webhook_id, subject)
);
create index channel_message_subject on channel_message (subject);
create index channel_message_id on channel_message (webhook_id, message_id);
