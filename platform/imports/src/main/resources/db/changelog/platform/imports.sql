--liquibase formatted sql

--changeset platform:import-job
--comment A file that somebody imports, and how far it is. The file lies sealed in the store until the import is over.
create table ${schema}.import_job (
    village_id   uuid        not null,
    id           uuid        not null,
    kind         varchar(50) not null,
    file_id      uuid,
    file_name    bytea,
    format       varchar(20) not null check (format in ('csv_utf_8', 'csv_tis_620', 'xlsx')),
    dry_run      boolean     not null,
    status       varchar(20) not null check (status in ('waiting', 'running', 'done', 'cancelled', 'failed')),
    total        int         not null check (total > 0),
    done         int         not null default 0,
    created      int         not null default 0,
    updated      int         not null default 0,
    unchanged    int         not null default 0,
    failed       int         not null default 0,
    problem      varchar(50),
    requested_by uuid        not null,
    permissions  text[]      not null,
    attempts     int         not null default 0,
    worker       uuid,
    leased_until timestamptz,
    created_at   timestamptz not null,
    started_at   timestamptz,
    finished_at  timestamptz,
    primary key (village_id, id),
    check (done <= total),
    check (done = created + updated + unchanged + failed),
    check ((finished_at is null) = (status in ('waiting', 'running')))
);
create index import_job_kind on ${schema}.import_job (village_id, kind, id);
create index import_job_due on ${schema}.import_job (leased_until) where finished_at is null;
create index import_job_finished on ${schema}.import_job (finished_at) where finished_at is not null;
call ${schema}.secure_by_village('${schema}.import_job', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.import_job', 'select (village_id, id, leased_until, finished_at), delete');
--rollback drop table ${schema}.import_job;

--changeset platform:import-error
--comment What was wrong with a row. The arguments of the message are no personal data.
create table ${schema}.import_error (
    village_id    uuid         not null,
    import_job_id uuid         not null,
    line          bigint       not null,
    number        int          not null,
    column_name   varchar(50)  not null,
    message_key   varchar(100) not null,
    arguments     jsonb        not null check (jsonb_typeof(arguments) = 'array'),
    primary key (village_id, import_job_id, line, number),
    foreign key (village_id, import_job_id) references ${schema}.import_job (village_id, id) on delete cascade
);
call ${schema}.secure_by_village('${schema}.import_error', 'select, insert');
--rollback drop table ${schema}.import_error;
