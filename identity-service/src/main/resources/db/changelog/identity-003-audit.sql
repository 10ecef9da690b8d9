--liquibase formatted sql

--changeset identity:audit-entry
--comment What operators did inside villages, as every service told it; never changed.
create table ${schema}.audit_entry (
    village_id  uuid        not null,
    id          uuid        not null,
    service     varchar(50) not null,
    operator_id uuid        not null,
    method      varchar(10) not null,
    path        text        not null,
    reason      text        not null,
    at          timestamptz not null,
    recorded_at timestamptz not null,
    primary key (village_id, id)
);
create index audit_entry_at on ${schema}.audit_entry (village_id, at, id);
create index audit_entry_service on ${schema}.audit_entry (village_id, service, at, id);
call ${schema}.secure_by_village('${schema}.audit_entry', 'select, insert');
--rollback drop table ${schema}.audit_entry;
