-- What imports remember, so that the next version of a list changes no more than what changed in the list.

create table imported_event (
    id          uuid           not null primary key,
    campaign_id uuid           not null references campaign (id),
    event_id    uuid           not null references event (id) on delete cascade,
    source      varchar(20)    not null,
    -- of the texts, since a page in another language is another list
    language    varchar(35)    not null,
    -- what the source calls the event; a hash where that is long
    external_id varchar(400),
    -- a line for each field: its hash, and hashes of what the source last said of it
    said        varchar(20000) not null
);
create index imported_event_campaign on imported_event (campaign_id, source);
create index imported_event_event on imported_event (event_id);
