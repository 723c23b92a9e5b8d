-- Campaigns, their events city by city, and the cities that events use.
-- Portable: H2 and PostgreSQL run the same text. Text columns hold twice their limit in code points, since H2 counts
-- UTF-16 units.

create table city (
    id           varchar(100)     not null primary key,
    name         varchar(400)     not null,
    sort_name    varchar(400)     not null,
    country_code varchar(2)       not null,
    region       varchar(20),
    latitude     double precision not null,
    longitude    double precision not null,
    time_zone    varchar(64)      not null,
    -- a town that the gazetteer lacks
    custom       boolean          not null,
    -- its names in every language, folded
    search_text  varchar(100000)  not null
);
create index city_country on city (country_code);

create table campaign (
    id                   uuid                     not null primary key,
    slug                 varchar(100)             not null unique,
    publication          varchar(20)              not null,
    start_date           date                     not null,
    end_date             date                     not null,
    -- when the last place on earth has finished the last day
    window_end           timestamp with time zone not null,
    summit_city          varchar(400),
    summit_country_code  varchar(2),
    summit_start_date    date,
    summit_end_date      date,
    summit_url           varchar(4000),
    code_of_conduct_url  varchar(4000),
    organise_url         varchar(4000),
    image_url            varchar(4000),
    default_language     varchar(35)              not null,
    available_languages  varchar(2000)            not null,
    revision             integer                  not null,
    created_at           timestamp with time zone not null,
    updated_at           timestamp with time zone not null
);
create index campaign_window on campaign (window_end);

create table campaign_text (
    campaign_id uuid         not null references campaign (id),
    language    varchar(35)  not null,
    title       varchar(400),
    summary     varchar(400),
    description varchar(20000),
    -- one demand a line
    demands     varchar(20000),
    summit_name varchar(400),
    primary key (campaign_id, language)
);

create table supporter (
    id           uuid         not null primary key,
    campaign_id  uuid         not null references campaign (id),
    position     integer      not null,
    name         varchar(400) not null,
    country_code varchar(2),
    url          varchar(4000)
);
create index supporter_campaign on supporter (campaign_id, position);

create table event (
    id                  uuid                     not null primary key,
    slug                varchar(100)             not null unique,
    campaign_id         uuid                     not null references campaign (id),
    city_id             varchar(100)             not null references city (id),
    publication         varchar(20)              not null,
    replaced_by         uuid references event (id),
    status              varchar(20)              not null,
    details             varchar(20)              not null,
    kind                varchar(20)              not null,
    attendance          varchar(20)              not null,
    affiliation         varchar(20)              not null,
    permit              varchar(20)              not null,
    start_date          date,
    end_date            date,
    start_time          varchar(5),
    end_time            varchar(5),
    start_offset        varchar(6),
    end_offset          varchar(6),
    previous_start_date date,
    previous_starts_at  timestamp with time zone,
    -- derived from the local times above, the city's zone and the campaign's window
    starts_at           timestamp with time zone,
    ends_at             timestamp with time zone,
    begins_at           timestamp with time zone,
    last_date           date,
    sort_at             timestamp with time zone not null,
    effective_end       timestamp with time zone not null,
    sort_name           varchar(400)             not null,
    venue_name          varchar(400),
    venue_address       varchar(1000),
    venue_latitude      double precision,
    venue_longitude     double precision,
    -- the venue's place where it is known, else the city's
    latitude            double precision         not null,
    longitude           double precision         not null,
    catchment_km        integer,
    spoken_languages    varchar(400)             not null,
    wheelchair          boolean,
    sign_language       boolean,
    quiet_area          boolean,
    image_url           varchar(4000),
    organised_by        varchar(400),
    turnout_low         integer,
    turnout_high        integer,
    turnout_source      varchar(4000),
    available_languages varchar(2000)            not null,
    -- title, summary and venue in every language, folded
    search_text         varchar(100000)          not null,
    revision            integer                  not null,
    created_at          timestamp with time zone not null,
    updated_at          timestamp with time zone not null
);
create index event_order on event (sort_at, sort_name, id);
create index event_campaign on event (campaign_id, sort_at, sort_name, id);
create index event_city on event (city_id, sort_at, sort_name, id);
create index event_end on event (effective_end);
create index event_updated on event (updated_at, id);

create table event_text (
    event_id           uuid         not null references event (id),
    language           varchar(35)  not null,
    title              varchar(400),
    summary            varchar(400),
    description        varchar(20000),
    status_note        varchar(1000),
    what_to_bring      varchar(4000),
    image_alt          varchar(1000),
    accessibility_note varchar(4000),
    primary key (event_id, language)
);

-- Sign-up links of campaigns and events, and the other links of events.
create table link (
    id            uuid          not null primary key,
    campaign_id   uuid references campaign (id),
    event_id      uuid references event (id),
    position      integer       not null,
    rel           varchar(20)   not null,
    url           varchar(4000) not null,
    canonical_url varchar(4000) not null,
    platform      varchar(20)   not null,
    kind          varchar(20)   not null,
    -- chosen as the primary one by a person
    chosen        boolean       not null
);
create index link_campaign on link (campaign_id, position);
create index link_event on link (event_id, position);
create index link_platform on link (platform);

create table link_label (
    link_id  uuid         not null references link (id),
    language varchar(35)  not null,
    label    varchar(400) not null,
    primary key (link_id, language)
);
