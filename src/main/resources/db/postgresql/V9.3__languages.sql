-- What is to come in one language is found without reading a row. The index before goes last, since from then on nobody reads
-- until this is done.
create index event_listed on event (sort_at, sort_name, id, last_date)
    include (start_date, campaign_id, effective_end, ended, spoken_languages)
    where not ended and publication = 'published';
-- of what is over, too
create index event_language on event using gin (spoken_languages gin_trgm_ops);
drop index event_upcoming;
alter index event_listed rename to event_upcoming;
