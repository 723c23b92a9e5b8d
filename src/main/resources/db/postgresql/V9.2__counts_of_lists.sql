-- What is to come is counted without reading a row; the last day is a key, so that it is compared before a row is read. The index
-- before goes last, since from then on nobody reads until this is done.
create index event_listed on event (sort_at, sort_name, id, last_date)
    include (start_date, campaign_id, effective_end, ended)
    where not ended and publication = 'published';
-- Lists of all campaigns' events look through the drafts, which are few, rather than up each event's campaign.
create index campaign_draft on campaign (id) where publication = 'draft';
drop index event_upcoming;
alter index event_listed rename to event_upcoming;
