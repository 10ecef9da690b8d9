--liquibase formatted sql

--changeset identity:audit-chain
--comment The audit log of a village: one chain without gaps, in which each entry's hash covers the entry and the hash before it. Positions, hashes and the register of people are the database's own work: the application adds entries and reads.
alter table ${schema}.audit_entry rename to operator_reach_in;
alter table ${schema}.operator_reach_in rename constraint audit_entry_pkey to operator_reach_in_pkey;
drop index ${schema}.audit_entry_at;
drop index ${schema}.audit_entry_service;
create table ${schema}.audit_entry (
    village_id  uuid        not null,
    position    bigint      not null check (position > 0),
    id          uuid        not null,
    type        varchar(30) not null check (type in ('data_changed', 'personal_data_read', 'operator_reached_in')),
    service     varchar(50) not null,
    actor_id    uuid,
    entity      text,
    entity_id   text,
    people      uuid[]      not null,
    at          timestamptz not null,
    recorded_at timestamptz not null,
    content     jsonb       not null check (jsonb_typeof(content) = 'object'),
    hash        bytea       not null check (length(hash) = 32),
    primary key (village_id, position),
    constraint audit_entry_once unique (village_id, id)
);
create index audit_entry_at on ${schema}.audit_entry (village_id, at, position);
create index audit_entry_service on ${schema}.audit_entry (village_id, service, at, position);
create index audit_entry_actor on ${schema}.audit_entry (village_id, actor_id, at, position);
create index audit_entry_entity on ${schema}.audit_entry (village_id, entity, entity_id, at, position);
create table ${schema}.audit_chain (
    village_id uuid   not null,
    position   bigint not null,
    hash       bytea  not null,
    primary key (village_id)
);
create table ${schema}.audit_person (
    village_id uuid   not null,
    person_id  uuid   not null,
    position   bigint not null,
    primary key (village_id, person_id, position)
);
create index audit_person_entry on ${schema}.audit_person (village_id, position);
--rollback drop table ${schema}.audit_person;
--rollback drop table ${schema}.audit_chain;
--rollback drop table ${schema}.audit_entry;
--rollback alter table ${schema}.operator_reach_in rename constraint operator_reach_in_pkey to audit_entry_pkey;
--rollback alter table ${schema}.operator_reach_in rename to audit_entry;
--rollback create index audit_entry_at on ${schema}.audit_entry (village_id, at, id);
--rollback create index audit_entry_service on ${schema}.audit_entry (village_id, service, at, id);

--changeset identity:audit-chaining splitStatements:false
--comment One writer at a time and village: whoever adds an entry holds the end of the chain until it commits. An entry that is there already is not added again.
create function ${schema}.audit_chain_start(of_village uuid) returns bytea
language sql immutable
return sha256(convert_to(of_village::text, 'UTF8'));

create function ${schema}.audit_hash(previous bytea, entry ${schema}.audit_entry) returns bytea
language sql stable
return sha256(previous || convert_to(
    jsonb_build_object(
        'villageId', entry.village_id, 'position', entry.position, 'id', entry.id, 'type', entry.type,
        'service', entry.service, 'actorId', entry.actor_id, 'entity', entry.entity,
        'entityId', entry.entity_id, 'people', entry.people, 'at', extract(epoch from entry.at),
        'recordedAt', extract(epoch from entry.recorded_at), 'content', entry.content)::text,
    'UTF8'));

create function ${schema}.chain_audit_entry() returns trigger
language plpgsql security definer set search_path = ${schema}, pg_temp as $$
declare
    chain_end audit_chain;
begin
    select * into chain_end from audit_chain where village_id = new.village_id for update;
    if not found then
        insert into audit_chain (village_id, position, hash)
        values (new.village_id, 0, audit_chain_start(new.village_id)) on conflict do nothing;
        select * into chain_end from audit_chain where village_id = new.village_id for update;
    end if;
    if exists (select from audit_entry where village_id = new.village_id and id = new.id) then
        return null;
    end if;
    new.position := chain_end.position + 1;
    new.hash := audit_hash(chain_end.hash, new);
    update audit_chain set position = new.position, hash = new.hash where village_id = new.village_id;
    insert into audit_person (village_id, person_id, position)
    select distinct new.village_id, person, new.position from unnest(new.people) as person;
    return new;
end $$;
revoke all on function ${schema}.chain_audit_entry() from public;
create trigger audit_entry_chained before insert on ${schema}.audit_entry
    for each row execute function ${schema}.chain_audit_entry();
--rollback drop trigger audit_entry_chained on ${schema}.audit_entry;
--rollback drop function ${schema}.chain_audit_entry();
--rollback drop function ${schema}.audit_hash(bytea, ${schema}.audit_entry);
--rollback drop function ${schema}.audit_chain_start(uuid);

--changeset identity:audit-of-before
--comment What operators did before there was a chain is its beginning.
alter table ${schema}.operator_reach_in no force row level security;
insert into ${schema}.audit_entry
    (village_id, id, type, service, actor_id, people, at, recorded_at, content)
select village_id, id, 'operator_reached_in', service, operator_id, '{}', at, recorded_at,
       jsonb_build_object('method', method, 'path', path, 'reason', reason)
from ${schema}.operator_reach_in order by recorded_at, id;
drop table ${schema}.operator_reach_in;
call ${schema}.secure_by_village('${schema}.audit_entry', 'select, insert');
call ${schema}.secure_by_village('${schema}.audit_chain', 'select');
call ${schema}.secure_by_village('${schema}.audit_person', 'select');
comment on table ${schema}.audit_entry is 'not audited: the audit log itself, chained';
comment on table ${schema}.audit_chain is 'not audited: the end of the audit log';
comment on table ${schema}.audit_person is 'not audited: whom the audit log is about, checked against it';
--rollback create table ${schema}.operator_reach_in (village_id uuid not null, id uuid not null, service varchar(50) not null, operator_id uuid not null, method varchar(10) not null, path text not null, reason text not null, at timestamptz not null, recorded_at timestamptz not null, constraint operator_reach_in_pkey primary key (village_id, id));
--rollback alter table ${schema}.audit_entry no force row level security;
--rollback insert into ${schema}.operator_reach_in select village_id, id, service, actor_id, content ->> 'method', content ->> 'path', content ->> 'reason', at, recorded_at from ${schema}.audit_entry where type = 'operator_reached_in';
--rollback call ${schema}.secure_by_village('${schema}.operator_reach_in', 'select, insert');

--changeset identity:audited
--comment What is told of changes: columns with ids of the people concerned, columns told without their values, technical ones. Bytes are always masked.
call ${schema}.audit_changes('${schema}.village', masked => '{contact_info}');
call ${schema}.audit_changes('${schema}.village_user', subjects => '{id}', masked => '{username}',
    untold => '{access_due_at,access_attempts,account_new,first_password}');
call ${schema}.audit_changes('${schema}.user_import', subjects => '{requested_by}');
--rollback call ${schema}.audit_no_changes('${schema}.user_import');
--rollback call ${schema}.audit_no_changes('${schema}.village_user');
--rollback call ${schema}.audit_no_changes('${schema}.village');

--changeset identity:not-audited
--comment And these are not, each for its reason.
comment on table ${schema}.village_provisioning is 'not audited: the progress of a job in Keycloak, the village is audited';
comment on table ${schema}.user_import_row is 'not audited: the progress of an import, the people are audited';
--rollback comment on table ${schema}.user_import_row is null;
--rollback comment on table ${schema}.village_provisioning is null;
