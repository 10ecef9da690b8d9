--liquibase formatted sql

--changeset billing:fee-schedule
--comment In force from valid_from, until and without valid_until.
create table ${schema}.fee_schedule (
    village_id  uuid           not null,
    id          uuid           not null,
    name        varchar(100)   not null,
    kind        varchar(20)    not null check (kind in ('fixed', 'area_rate')),
    rate        numeric(14, 2) not null check (rate > 0),
    land_use    varchar(20) check (land_use in ('residential', 'commercial', 'vacant_land')),
    valid_from  date           not null,
    valid_until date check (valid_until > valid_from),
    version     bigint         not null,
    created_at  timestamptz    not null,
    updated_at  timestamptz    not null,
    primary key (village_id, id)
);
create index fee_schedule_in_force on ${schema}.fee_schedule (village_id, valid_from, valid_until);
create index fee_schedule_kind on ${schema}.fee_schedule (village_id, kind, id);
call ${schema}.secure_by_village('${schema}.fee_schedule', 'select, insert, update');
--rollback drop table ${schema}.fee_schedule;

--changeset billing:billing-run
--comment One row per call, also for a call that found everything billed. Append-only.
create table ${schema}.billing_run (
    village_id     uuid           not null,
    id             uuid           not null,
    period         varchar(7)     not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    due_date       date           not null,
    created        bigint         not null check (created >= 0),
    already_billed bigint         not null check (already_billed >= 0),
    no_schedule    bigint         not null check (no_schedule >= 0),
    total          numeric(18, 2) not null check (total >= 0),
    started_by     uuid           not null,
    created_at     timestamptz    not null,
    primary key (village_id, id)
);
create index billing_run_period on ${schema}.billing_run (village_id, period, id);
call ${schema}.secure_by_village('${schema}.billing_run', 'select, insert');
--rollback drop table ${schema}.billing_run;
