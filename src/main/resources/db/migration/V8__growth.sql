-- What lists of a million events need: what they are filtered by stands in the event's own row, in the order of lists.

-- whether a job has seen that it is over; what counts is effective_end
alter table event add column ended boolean default false not null;
alter table event add column latest_first bigint default 0 not null;
alter table event add column country_code varchar(2) default '' not null;
-- of the sign-up links, between commas
alter table event add column platforms varchar(400) default ',' not null;
update event set country_code = (select c.country_code from city c where c.id = event.city_id);
-- milliseconds before 1970, and without a day behind all others
update event set latest_first = case when start_date is null then 9223372036854775807
    else cast(-1000 * extract(epoch from sort_at) as bigint) end;
-- in the order of the alphabet, as they are written from now on
update event set platforms = platforms || 'action_network,' where exists (select 1 from link l where l.event_id = event.id and l.rel = 'signup' and l.platform = 'action_network');
update event set platforms = platforms || 'discord,' where exists (select 1 from link l where l.event_id = event.id and l.rel = 'signup' and l.platform = 'discord');
update event set platforms = platforms || 'eventbrite,' where exists (select 1 from link l where l.event_id = event.id and l.rel = 'signup' and l.platform = 'eventbrite');
update event set platforms = platforms || 'facebook,' where exists (select 1 from link l where l.event_id = event.id and l.rel = 'signup' and l.platform = 'facebook');
update event set platforms = platforms || 'luma,' where exists (select 1 from link l where l.event_id = event.id and l.rel = 'signup' and l.platform = 'luma');
update event set platforms = platforms || 'meetup,' where exists (select 1 from link l where l.event_id = event.id and l.rel = 'signup' and l.platform = 'meetup');
update event set platforms = platforms || 'mixily,' where exists (select 1 from link l where l.event_id = event.id and l.rel = 'signup' and l.platform = 'mixily');
update event set platforms = platforms || 'mobilize,' where exists (select 1 from link l where l.event_id = event.id and l.rel = 'signup' and l.platform = 'mobilize');
update event set platforms = platforms || 'other,' where exists (select 1 from link l where l.event_id = event.id and l.rel = 'signup' and l.platform = 'other');
update event set platforms = platforms || 'partiful,' where exists (select 1 from link l where l.event_id = event.id and l.rel = 'signup' and l.platform = 'partiful');
update event set platforms = platforms || 'signal,' where exists (select 1 from link l where l.event_id = event.id and l.rel = 'signup' and l.platform = 'signal');
update event set platforms = platforms || 'telegram,' where exists (select 1 from link l where l.event_id = event.id and l.rel = 'signup' and l.platform = 'telegram');
update event set platforms = platforms || 'whatsapp,' where exists (select 1 from link l where l.event_id = event.id and l.rel = 'signup' and l.platform = 'whatsapp');
alter table event alter column latest_first drop default;
alter table event alter column country_code drop default;
alter table event alter column platforms drop default;

create index event_ended on event (ended, effective_end);
create index event_upcoming on event (ended, sort_at, sort_name, id);
create index event_latest on event (latest_first, sort_name, id);
create index event_country on event (country_code, sort_at, sort_name, id);
create index event_begin on event (begins_at);
create index city_name on city (sort_name);
