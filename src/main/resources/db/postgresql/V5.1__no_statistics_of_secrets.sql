-- ANALYZE copies values of columns into the server's statistics, where a vacuum leaves them: what is erased would live on
-- there.
alter table contact alter column sealed_name set statistics 0;
alter table contact alter column sealed_value set statistics 0;
alter table remembered_answer alter column sealed set statistics 0;
