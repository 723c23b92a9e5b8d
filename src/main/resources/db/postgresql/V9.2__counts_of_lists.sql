-- What is to come is counted without reading a row; the last day is a key, so that it is compared before a row is read.
drop index event_upcoming;
create index event_upcoming on event (sort_at, sort_name, id, last_date)
    include (start_date, campaign_id, effective_end, ended)
    where not ended and publication = 'published';
-- Lists of all campaigns' events look through the drafts, which are few, rather than up each event's campaign.
create index campaign_draft on campaign (id) where publication = 'draft';
