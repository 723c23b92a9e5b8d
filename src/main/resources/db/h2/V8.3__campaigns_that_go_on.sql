-- What goes on beyond the window of its campaign is found without a look at all that is over.
create index event_upcoming_campaign_end on event (campaign_id, ended, effective_end);
