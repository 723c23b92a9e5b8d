-- H2 compares text by its code units; a PostgreSQL database compares as its locale says unless told otherwise. The order of
-- lists is the same on both.
alter table event alter column sort_name type varchar(400) collate "C";
alter table city alter column sort_name type varchar(400) collate "C";
alter table city alter column id type varchar(100) collate "C";
alter table event alter column city_id type varchar(100) collate "C";
alter table city alter column country_code type varchar(2) collate "C";
alter table campaign alter column slug type varchar(100) collate "C";
