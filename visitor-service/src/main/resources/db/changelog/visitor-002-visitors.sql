--liquibase formatted sql

--changeset visitor:visitor
--comment Name, phone and plate are encrypted; of the entry code only a keyed hash is kept.
create table ${schema}.visitor (
    village_id      uuid        not null,
    id              uuid        not null,
    property_id     uuid        not null,
    name            bytea       not null,
    phone           bytea,
    plate           bytea,
    purpose         text        not null check (length(purpose) <= 500),
    entry_code_hash bytea       not null check (length(entry_code_hash) = 32),
    valid_from      timestamptz not null,
    valid_until     timestamptz not null,
    status          varchar(20) not null
        check (status in ('pending', 'checked_in', 'checked_out', 'expired', 'cancelled', 'denied')),
    checked_in_at   timestamptz,
    checked_out_at  timestamptz,
    created_by      uuid        not null,
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    primary key (village_id, id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id),
    check (valid_from < valid_until)
);
-- A code belongs to one visitor at a time; once that visitor is through, it may be drawn again.
create unique index visitor_live_code on ${schema}.visitor (village_id, entry_code_hash)
    where status in ('pending', 'checked_in');
create index visitor_property on ${schema}.visitor (village_id, property_id, id);
create index visitor_status on ${schema}.visitor (village_id, status, id);
create index visitor_window on ${schema}.visitor (village_id, valid_until, valid_from);
create index visitor_overdue on ${schema}.visitor (valid_until) where status = 'pending';
call ${schema}.secure_by_village('${schema}.visitor', 'select, insert, update');
-- Which villages have visitors who did not come: no more than that.
call ${schema}.open_to_jobs('${schema}.visitor', 'select (village_id, status, valid_until)');
--rollback drop table ${schema}.visitor;
