-- What clients of several nodes have used up of their limits. It is worth little and gone in minutes, so no write to the log pays
-- for it.
create unlogged table limit_use (
    -- keyed hash of limit and token, or address: who gets hold of the database doesn't learn who has been here
    client     varchar(64)              not null primary key,
    -- when all of it has come back
    used_until timestamp with time zone not null
);
create index limit_use_until on limit_use (used_until);
