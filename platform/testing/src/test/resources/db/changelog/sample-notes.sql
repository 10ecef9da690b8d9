--liquibase formatted sql

--changeset sample:note
create table ${schema}.note (
    village_id uuid           not null,
    id         uuid           not null,
    title      varchar(100)   not null,
    author     bytea          not null,
    kind       varchar(20)    not null check (kind in ('NOTICE', 'REMINDER')),
    amount     numeric(14, 2) not null check (amount > 0),
    due        date           not null,
    version    bigint         not null,
    primary key (village_id, id)
);
call ${schema}.secure_by_village('${schema}.note', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.note', 'select, update');
--rollback drop table ${schema}.note;

--changeset sample:note-log
create table ${schema}.note_log (
    village_id uuid        not null,
    id         uuid        not null,
    note_id    uuid        not null,
    at         timestamptz not null,
    primary key (village_id, id, at),
    foreign key (village_id, note_id) references ${schema}.note (village_id, id)
) partition by range (at);
create table ${schema}.note_log_old partition of ${schema}.note_log for values from ('2020-01-01Z') to ('2026-11-01Z');
create table ${schema}.note_log_new partition of ${schema}.note_log for values from ('2026-11-01Z') to ('2100-01-01Z');
call ${schema}.secure_by_village('${schema}.note_log', 'select, insert');
--rollback drop table ${schema}.note_log;

--changeset sample:note-mirror
create table ${schema}.note_mirror (
    village_id uuid   not null,
    id         uuid   not null,
    title      text   not null,
    number     bigint not null,
    times      int    not null,
    primary key (village_id, id)
);
call ${schema}.secure_by_village('${schema}.note_mirror', 'select, insert, update');
--rollback drop table ${schema}.note_mirror;
