--liquibase formatted sql

--changeset access:access-log-detached splitStatements:false rollbackSplitStatements:false
--comment A detached month says in its comment since when: it can be attached again for a while before it is dropped.
create or replace function ${schema}.detach_access_log_month(before timestamptz) returns text
language plpgsql security definer set search_path = ${schema}, pg_temp set lock_timeout = '300ms' as $$
declare
    oldest text;
begin
    select month_table into oldest from access_log_months() where attached and ends <= before limit 1;
    if oldest is not null then
        execute format('alter table access_log detach partition %I', oldest);
        execute format('comment on table %I is %L', oldest, 'detached ' || now());
    end if;
    return oldest;
end $$;

create function ${schema}.detached_access_log_months(kept interval) returns setof text
language plpgsql security definer set search_path = ${schema}, pg_temp set lock_timeout = '300ms' as $$
declare
    month text;
    since timestamptz;
begin
    for month in select month_table from access_log_months() where not attached loop
        since := substring(obj_description(to_regclass(format('%I', month)), 'pg_class') from '^detached (.*)$');
        if since is null then
            -- Nobody knows when: from now on it counts.
            execute format('comment on table %I is %L', month, 'detached ' || now());
            since := now();
        end if;
        if since <= now() - kept then
            return next month;
        end if;
    end loop;
end $$;

revoke all on function ${schema}.detached_access_log_months(interval) from public;
grant execute on function ${schema}.detached_access_log_months(interval) to ${jobs};
--rollback drop function ${schema}.detached_access_log_months(interval);
--rollback create or replace function ${schema}.detach_access_log_month(before timestamptz) returns text
--rollback language plpgsql security definer set search_path = ${schema}, pg_temp set lock_timeout = '300ms' as $$
--rollback declare
--rollback     oldest text;
--rollback begin
--rollback     select month_table into oldest from access_log_months() where attached and ends <= before limit 1;
--rollback     if oldest is not null then
--rollback         execute format('alter table access_log detach partition %I', oldest);
--rollback     end if;
--rollback     return oldest;
--rollback end $$;
