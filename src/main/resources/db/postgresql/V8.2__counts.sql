-- What counts by country and city need, and nothing else, so that no row has to be read.
create index event_counted on event (country_code, city_id, campaign_id) where publication = 'published';
create index event_upcoming_counted on event (country_code, city_id, campaign_id, effective_end)
    where publication = 'published' and not ended;
