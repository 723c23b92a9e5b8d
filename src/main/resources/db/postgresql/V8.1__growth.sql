-- What only PostgreSQL can do for lists of a million events: indexes of what is to come alone, in the order of lists, and of
-- pieces of words.
alter table event alter column country_code type varchar(2) collate "C";
create extension if not exists pg_trgm;

drop index event_upcoming;
create index event_upcoming on event (sort_at, sort_name, id) where not ended;
create index event_upcoming_latest on event (latest_first, sort_name, id) where not ended;
create index event_upcoming_updated on event (updated_at, id) where not ended;
create index event_upcoming_city on event (city_id, sort_at, sort_name, id) where not ended;
create index event_upcoming_country on event (country_code, sort_at, sort_name, id) where not ended;
create index event_upcoming_status on event (status, sort_at, sort_name, id) where not ended;
create index event_upcoming_details on event (details, sort_at, sort_name, id) where not ended;
create index event_upcoming_kind on event (kind, sort_at, sort_name, id) where not ended;
create index event_upcoming_place on event (latitude, longitude) where not ended;
create index event_upcoming_catchment on event (catchment_km) where not ended and catchment_km is not null;
create index event_upcoming_language on event using gin (spoken_languages gin_trgm_ops) where not ended;
create index event_upcoming_luma on event (sort_at, sort_name, id) where not ended and platforms like '%,luma,%';
create index event_upcoming_facebook on event (sort_at, sort_name, id) where not ended and platforms like '%,facebook,%';
create index event_upcoming_eventbrite on event (sort_at, sort_name, id) where not ended and platforms like '%,eventbrite,%';
create index event_upcoming_partiful on event (sort_at, sort_name, id) where not ended and platforms like '%,partiful,%';
create index event_upcoming_meetup on event (sort_at, sort_name, id) where not ended and platforms like '%,meetup,%';
create index event_upcoming_mixily on event (sort_at, sort_name, id) where not ended and platforms like '%,mixily,%';
create index event_upcoming_mobilize on event (sort_at, sort_name, id) where not ended and platforms like '%,mobilize,%';
create index event_upcoming_action_network on event (sort_at, sort_name, id) where not ended and platforms like '%,action_network,%';
create index event_upcoming_whatsapp on event (sort_at, sort_name, id) where not ended and platforms like '%,whatsapp,%';
create index event_upcoming_signal on event (sort_at, sort_name, id) where not ended and platforms like '%,signal,%';
create index event_upcoming_telegram on event (sort_at, sort_name, id) where not ended and platforms like '%,telegram,%';
create index event_upcoming_discord on event (sort_at, sort_name, id) where not ended and platforms like '%,discord,%';
create index event_upcoming_other on event (sort_at, sort_name, id) where not ended and platforms like '%,other,%';

-- what goes on for days
create index event_days on event (sort_at, sort_name, id) where end_date is not null;

create index event_status on event (status, sort_at, sort_name, id);
create index event_details on event (details, sort_at, sort_name, id);
create index event_kind on event (kind, sort_at, sort_name, id);
create index event_place on event (latitude, longitude);
create index event_catchment on event (catchment_km) where catchment_km is not null;
create index event_text_search on event using gin (search_text gin_trgm_ops);
create index city_text_search on city using gin (search_text gin_trgm_ops);
