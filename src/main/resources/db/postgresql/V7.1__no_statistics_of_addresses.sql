alter table webhook alter column sealed_url set statistics 0;
alter table webhook alter column sealed_secret set statistics 0;
alter table webhook alter column sealed_former_secret set statistics 0;
