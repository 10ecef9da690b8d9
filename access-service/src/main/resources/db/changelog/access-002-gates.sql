--liquibase formatted sql

--changeset access:gate
create table ${schema}.gate (
    village_id        uuid        not null,
    id                uuid        not null,
    name              varchar(100) not null,
    zone              varchar(50) not null,
    direction         varchar(10) not null check (direction in ('entry', 'exit', 'both')),
    status            varchar(20) not null check (status in ('active', 'closed')),
    client_id         varchar(100),
    timeout_behaviour varchar(20) not null check (timeout_behaviour in ('fail_open', 'fail_closed')),
    version           bigint      not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    primary key (village_id, id),
    unique (village_id, name),
    unique (village_id, client_id)
);
create index gate_status on ${schema}.gate (village_id, status, id);
call ${schema}.secure_by_village('${schema}.gate', 'select, insert, update');
--rollback drop table ${schema}.gate;
