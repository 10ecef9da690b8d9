--liquibase formatted sql

--changeset access:access-log
--comment Append-only: the application may add and read. Columns of the schema document first. No foreign keys: attaching a month would check them across villages, past the row-level security.
create table ${schema}.access_log (
    village_id    uuid        not null,
    id            uuid        not null,
    property_id   uuid,
    user_id       uuid,
    "timestamp"   timestamptz not null default now(),
    direction     varchar(10) not null check (direction in ('entry', 'exit')),
    access_method varchar(50) not null
        check (access_method in ('app', 'card', 'code', 'plate', 'qr', 'manual')),
    status        varchar(20) not null check (status in ('granted', 'denied')),
    created_at    timestamptz not null default now(),
    gate_id       uuid        not null,
    reason        varchar(30) check (reason in (
        'invalid', 'expired', 'not_yet_valid', 'already_used', 'revoked', 'suspended',
        'wrong_direction', 'gate_closed', 'throttled')),
    manual_reason varchar(30) check (manual_reason in (
        'visitor', 'delivery', 'resident', 'service', 'emergency')),
    pass_id       uuid,
    credential_id uuid,
    decided_by    uuid        not null,
    device_time   timestamptz not null,
    nonce         varchar(100) not null,
    rules_version int         not null,
    primary key (village_id, "timestamp", id),
    check ((status = 'denied') = (reason is not null)),
    check ((access_method = 'manual') = (manual_reason is not null))
) partition by range ("timestamp");
-- Takes what no month's partition is made for: a decision never fails for want of one.
create table ${schema}.access_log_default partition of ${schema}.access_log default;
create index access_log_time on ${schema}.access_log using brin ("timestamp");
create index access_log_gate on ${schema}.access_log (village_id, gate_id, "timestamp", id);
create index access_log_property on ${schema}.access_log (village_id, property_id, "timestamp", id);
create index access_log_user on ${schema}.access_log (village_id, user_id, "timestamp", id);
call ${schema}.secure_by_village('${schema}.access_log', 'select, insert');
--rollback drop table ${schema}.access_log;

--changeset access:access-log-partitions splitStatements:false
--comment The application may not create tables, so its scheduled job asks for the months ahead here.
create function ${schema}.create_access_log_partitions(months_ahead int) returns int
language plpgsql security definer set search_path = ${schema}, pg_temp as $$
declare
    first_day timestamp;
    part      text;
    starts    text;
    ends      text;
    made      int := 0;
begin
    if months_ahead not between 0 and 24 then
        raise 'months_ahead must be 0 to 24, not %', months_ahead;
    end if;
    for i in 0 .. months_ahead loop
        first_day := date_trunc('month', now() at time zone 'UTC') + make_interval(months => i);
        part := 'access_log_' || to_char(first_day, 'YYYY_MM');
        if to_regclass(part) is null then
            starts := to_char(first_day, 'YYYY-MM-DD') || ' 00:00:00+00';
            ends := to_char(first_day + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00';
            execute format(
                'create table %I (like access_log including defaults including constraints'
                ' including indexes)', part);
            execute format(
                'with moved as (delete from access_log_default'
                ' where "timestamp" >= %L and "timestamp" < %L returning *)'
                ' insert into %I select * from moved', starts, ends, part);
            execute format(
                'alter table access_log attach partition %I for values from (%L) to (%L)',
                part, starts, ends);
            made := made + 1;
        end if;
    end loop;
    return made;
end $$;
--rollback drop function ${schema}.create_access_log_partitions(int);

--changeset access:access-log-first-partitions
revoke all on function ${schema}.create_access_log_partitions(int) from public;
grant execute on function ${schema}.create_access_log_partitions(int) to ${jobs};
select ${schema}.create_access_log_partitions(3);
--rollback empty

--changeset access:pass-use
--comment One use means one use: whoever inserts the row is let in, on whichever instance.
create table ${schema}.pass_use (
    village_id uuid        not null,
    pass_id    uuid        not null,
    log_id     uuid        not null,
    used_at    timestamptz not null,
    primary key (village_id, pass_id)
);
call ${schema}.secure_by_village('${schema}.pass_use', 'select, insert');
--rollback drop table ${schema}.pass_use;

--changeset access:decision-nonce
--comment A repeated request finds the first one's decision; kept 30 days.
create table ${schema}.decision_nonce (
    village_id    uuid         not null,
    gate_id       uuid         not null,
    nonce         varchar(100) not null,
    request_hash  bytea        not null,
    log_id        uuid         not null,
    log_timestamp timestamptz  not null,
    primary key (village_id, gate_id, nonce)
);
create index decision_nonce_age on ${schema}.decision_nonce (log_timestamp);
call ${schema}.secure_by_village('${schema}.decision_nonce', 'select, insert');
call ${schema}.open_to_jobs('${schema}.decision_nonce', 'select, delete');
--rollback drop table ${schema}.decision_nonce;
