-- What counts by country and city need, and nothing else, so that no row has to be read.
create index event_counted on event (country_code, city_id, campaign_id) where publication = 'published';
create index event_upcoming_counted on event (country_code, city_id, campaign_id, effective_end)
    where publication = 'published' and not ended;
-- what goes on beyond the window of its campaign
create index event_upcoming_campaign on event (campaign_id, effective_end) where publication = 'published' and not ended;
