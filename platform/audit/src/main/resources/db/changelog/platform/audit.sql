--liquibase formatted sql

--changeset platform:tell-changes splitStatements:false
--comment Puts what a statement changed into the outbox, in the transaction of the change: which columns, from what to what. An event for each row, up to 200 in a row of the outbox (platform:outbox-rows-of-many).
create function ${schema}.told_value(value jsonb, masked boolean) returns jsonb
language sql immutable
return case
    when value is null or value = 'null' then null
    -- How JSON shows bytea: encrypted personal data, wherever it is. A text that begins so is masked, too.
    when masked or position('"\\x' in value::text) > 0 then '"•••"'::jsonb
    when length(value::text) > 1000 then to_jsonb(left(value::text, 1000) || '…')
    else value
end;

create function ${schema}.tell_changes(
    entity text, action text, villages uuid[], ids text[], befores jsonb[], afters jsonb[],
    subjects text[], masked text[], untold text[]) returns void
language plpgsql as $$
declare
    actor jsonb := coalesce(
        nullif(current_setting('app.actor', true), '')::jsonb,
        jsonb_build_object('service', '${schema}-service'));
begin
    insert into ${schema}.outbox (village_id, id, topic, key, type, payload, common, events, occurred_at)
    select village, uuidv7(), '${schema}.audit.v1', string_agg(id, E'\n' order by place),
           '${schema}.DataChanged', string_agg(payload, E'\n' order by place),
           jsonb_build_object(
               'villageId', village, 'entity', entity, 'action', action, 'actor', actor,
               'at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,
           count(*), now()
    from (
        select village, id, place, (row_number() over (partition by village order by place) - 1) / 200 as part,
               jsonb_build_object(
                   'entryId', uuidv7(), 'entityId', id,
                   'people', coalesce(
                       (select jsonb_agg(distinct person)
                        from unnest(subjects) as name
                        cross join lateral (values (before ->> name), (after ->> name)) as named (person)
                        where person is not null),
                       '[]'),
                   'changes', changes)::text as payload
        from unnest(villages, ids, befores, afters) with ordinality
            as changed (village, id, before, after, place)
        cross join lateral (
            select coalesce(
                jsonb_object_agg(name, jsonb_strip_nulls(jsonb_build_object(
                    'before', ${schema}.told_value(was, name = any (masked)),
                    'after', ${schema}.told_value(is_now, name = any (masked))))),
                '{}') as changes
            from jsonb_object_keys(coalesce(after, before)) as name
            cross join lateral (select before -> name as was, after -> name as is_now) as values
            where coalesce(was, 'null') <> coalesce(is_now, 'null')
              and name <> all (untold) and name not like '%hash'
        ) as difference
        where action <> 'update' or changes <> '{}'
    ) as told
    group by village, part
    order by min(place);
end $$;
--rollback drop function ${schema}.tell_changes(text, text, uuid[], text[], jsonb[], jsonb[], text[], text[], text[]);
--rollback drop function ${schema}.told_value(jsonb, boolean);

--changeset platform:audit-changes splitStatements:false
--comment Declares a table audited: whatever changes its rows, by whichever way, is told. `subjects`: columns with ids of the people a row is about. `masked`: what is told without its value, besides bytea. `untold`: technical columns, whose change is none.
create procedure ${schema}.audit_changes(
    target regclass, subjects text[] default '{}', masked text[] default '{}', untold text[] default '{}')
language plpgsql as $$
declare
    entity   text := (select relname from pg_class where oid = target);
    teller   text := 'audit_' || entity;
    keys     text[];
    unknown  text[];
    id       text;
begin
    select array_agg(attname::text order by place) into keys
    from pg_index i
    cross join lateral unnest(i.indkey::int2[]) with ordinality as key (number, place)
    join pg_attribute a on a.attrelid = target and a.attnum = key.number
    where i.indrelid = target and i.indisprimary;
    select array_agg(name) into unknown from unnest(subjects || masked || untold) as name
    where not exists (
        select from pg_attribute a where a.attrelid = target and a.attname = name and not a.attisdropped);
    if unknown is not null then
        raise '% has no column %', target, unknown;
    end if;
    select 'concat_ws(''/'', ' || string_agg(format('r.%I', key), ', ') || ')' into id
    from unnest(keys) as key where key <> 'village_id' or cardinality(keys) = 1;
    execute format($teller$
        create or replace function ${schema}.%1$I() returns trigger
        language plpgsql as $body$
        declare
            villages uuid[];
            ids      text[];
            new_ids  text[];
            befores  jsonb[];
            afters   jsonb[];
        begin
            if tg_op <> 'INSERT' then
                select array_agg(r.village_id), array_agg(%2$s), array_agg(to_jsonb(r))
                into villages, ids, befores from old_rows as r;
            end if;
            if tg_op <> 'DELETE' then
                select array_agg(r.village_id), array_agg(%2$s), array_agg(to_jsonb(r))
                into villages, new_ids, afters from new_rows as r;
            end if;
            -- A join would be planned for the one row of most statements. Both tables have their rows in one order.
            if tg_op = 'UPDATE' and ids <> new_ids then
                raise 'the rows of %% do not pair', tg_table_name;
            end if;
            if villages is not null then
                perform ${schema}.tell_changes(
                    %3$L, lower(tg_op), villages, coalesce(new_ids, ids), befores, afters, %4$L, %5$L, %6$L);
            end if;
            return null;
        end $body$
        $teller$,
        teller, id, entity, subjects, masked,
        array['village_id', 'version', 'created_at', 'updated_at'] || keys || untold);
    execute format(
        'create or replace trigger audit_insert after insert on %s'
        ' referencing new table as new_rows for each statement execute function ${schema}.%I()', target, teller);
    execute format(
        'create or replace trigger audit_update after update on %s'
        ' referencing old table as old_rows new table as new_rows'
        ' for each statement execute function ${schema}.%I()', target, teller);
    execute format(
        'create or replace trigger audit_delete after delete on %s'
        ' referencing old table as old_rows for each statement execute function ${schema}.%I()', target, teller);
end $$;

create procedure ${schema}.audit_no_changes(target regclass)
language plpgsql as $$
begin
    execute format('drop trigger audit_insert on %s', target);
    execute format('drop trigger audit_update on %s', target);
    execute format('drop trigger audit_delete on %s', target);
    execute format('drop function ${schema}.%I()', 'audit_' || (select relname from pg_class where oid = target));
end $$;
--rollback drop procedure ${schema}.audit_no_changes(regclass);
--rollback drop procedure ${schema}.audit_changes(regclass, text[], text[], text[]);

--changeset platform:not-audited
--comment Every table is audited or says here why not; the tests of every service look.
comment on table ${schema}.outbox is 'not audited: the way on which the audit itself goes';
comment on table ${schema}.inbox is 'not audited: which events were handled';
comment on table ${schema}.data_key is 'not audited: wrapped keys, made once and by the service itself';
comment on table ${schema}.person_key is 'not audited: wrapped keys, made at first use and destroyed by an erasure, which is audited';
comment on table ${schema}.idempotency_key is 'not audited: first answers of a day';
comment on table ${schema}.village_directory is 'not audited: a mirror, identity-service audits the village';
comment on table ${schema}.suspended_user is 'not audited: a mirror, identity-service audits the person';
--rollback comment on table ${schema}.suspended_user is null;
--rollback comment on table ${schema}.village_directory is null;
--rollback comment on table ${schema}.idempotency_key is null;
--rollback comment on table ${schema}.person_key is null;
--rollback comment on table ${schema}.data_key is null;
--rollback comment on table ${schema}.inbox is null;
--rollback comment on table ${schema}.outbox is null;
