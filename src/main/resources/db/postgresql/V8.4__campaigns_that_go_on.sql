-- event_upcoming_campaign serves for it, and is smaller.
drop index event_upcoming_campaign_end;
