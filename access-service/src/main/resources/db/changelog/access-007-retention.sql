--liquibase formatted sql

--changeset access:access-settings
--comment What a village has decided about its log and its visitors' stay; without a row the defaults hold.
create table ${schema}.access_settings (
    village_id             uuid        not null primary key,
    log_retention_months   int         not null check (log_retention_months between 1 and 120),
    overstay_grace_minutes int         not null check (overstay_grace_minutes between 0 and 1440),
    overstay_after_hours   int         not null check (overstay_after_hours between 1 and 720),
    version                bigint      not null,
    updated_by             uuid        not null,
    updated_at             timestamptz not null
);
call ${schema}.secure_by_village('${schema}.access_settings', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.access_settings', 'select');
--rollback drop table ${schema}.access_settings;

--changeset access:presence-overstay
--comment An overstay is told once per stay. The jobs tell it and forget who has been outside for long.
alter table ${schema}.presence add column overstay_told_at timestamptz;
create policy overstay on ${schema}.presence for all to ${jobs} using (true) with check (true);
grant select, update, delete on ${schema}.presence to ${jobs};
grant insert on ${schema}.outbox to ${jobs};
--rollback drop policy overstay on ${schema}.presence;
--rollback alter table ${schema}.presence drop column overstay_told_at;

--changeset access:access-log-filters
--comment What lists and the feed look for. Most decisions are granted, online and no over-use: those have no entry here.
create index access_log_pass on ${schema}.access_log (village_id, pass_id, "timestamp", id) where pass_id is not null;
create index access_log_denied on ${schema}.access_log (village_id, reason, "timestamp", id) where reason is not null;
create index access_log_source on ${schema}.access_log (village_id, source, "timestamp", id) where source <> 'online';
create index access_log_over_use on ${schema}.access_log (village_id, "timestamp", id) where over_use;
create index access_log_came on ${schema}.access_log using brin (created_at) with (pages_per_range = 16, autosummarize = on);
--rollback drop index ${schema}.access_log_pass;
--rollback drop index ${schema}.access_log_denied;
--rollback drop index ${schema}.access_log_source;
--rollback drop index ${schema}.access_log_over_use;
--rollback drop index ${schema}.access_log_came;

--changeset access:access-log-retention splitStatements:false
--comment The log's owner takes away what is kept no longer; the application may neither delete nor drop. Nobody waits for long behind these locks: a month that is being read is left for the next time.
create function ${schema}.access_log_months() returns table (month_table text, starts timestamptz, ends timestamptz, attached boolean)
language sql stable set search_path = ${schema}, pg_temp as $$
    select c.relname::text, m.month at time zone 'UTC', (m.month + interval '1 month') at time zone 'UTC', c.relispartition
    from pg_class c
    cross join lateral (select to_date(right(c.relname, 7), 'YYYY_MM')::timestamp as month) m
    where c.relnamespace = '${schema}'::regnamespace and c.relkind = 'r'
      and c.relname ~ '^access_log_[0-9]{4}_[0-9]{2}$'
    order by 2
$$;

create function ${schema}.detach_access_log_month(before timestamptz) returns text
language plpgsql security definer set search_path = ${schema}, pg_temp set lock_timeout = '300ms' as $$
declare
    oldest text;
begin
    select month_table into oldest from access_log_months() where attached and ends <= before limit 1;
    if oldest is not null then
        execute format('alter table access_log detach partition %I', oldest);
    end if;
    return oldest;
end $$;

create function ${schema}.drop_access_log_month(detached text) returns table (of_village uuid, dropped bigint)
language plpgsql security definer set search_path = ${schema}, pg_temp set lock_timeout = '300ms' as $$
begin
    if not exists (select from access_log_months() m where m.month_table = detached and not m.attached) then
        raise '% is no detached month of the access log', detached;
    end if;
    return query execute format('select village_id, count(*) from %I group by village_id order by village_id', detached);
    execute format('drop table %I', detached);
end $$;

create function ${schema}.purge_access_log(of_village uuid, before timestamptz, at_most int) returns bigint
language plpgsql security definer set search_path = ${schema}, pg_temp as $$
declare
    part text;
    gone bigint;
    purged bigint := 0;
begin
    for part in
        select month_table from access_log_months() where attached and starts < before
        union all select 'access_log_default'
    loop
        execute format(
            'delete from %1$I where ctid = any (array('
            'select ctid from %1$I where village_id = $1 and "timestamp" < $2 limit $3))', part)
            using of_village, before, at_most - purged;
        get diagnostics gone = row_count;
        purged := purged + gone;
        exit when purged >= at_most;
    end loop;
    return purged;
end $$;

revoke all on function ${schema}.access_log_months() from public;
revoke all on function ${schema}.detach_access_log_month(timestamptz) from public;
revoke all on function ${schema}.drop_access_log_month(text) from public;
revoke all on function ${schema}.purge_access_log(uuid, timestamptz, int) from public;
grant execute on function ${schema}.access_log_months() to ${jobs};
grant execute on function ${schema}.detach_access_log_month(timestamptz) to ${jobs};
grant execute on function ${schema}.drop_access_log_month(text) to ${jobs};
grant execute on function ${schema}.purge_access_log(uuid, timestamptz, int) to ${jobs};
alter function ${schema}.create_access_log_partitions(int) set lock_timeout = '1s';
--rollback drop function ${schema}.purge_access_log(uuid, timestamptz, int);
--rollback drop function ${schema}.drop_access_log_month(text);
--rollback drop function ${schema}.detach_access_log_month(timestamptz);
--rollback drop function ${schema}.access_log_months();
--rollback alter function ${schema}.create_access_log_partitions(int) reset lock_timeout;
