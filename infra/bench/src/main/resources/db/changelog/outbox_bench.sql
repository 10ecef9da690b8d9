--liquibase formatted sql

--changeset bench:command
create table ${schema}.command (
    village_id uuid   not null,
    id         uuid   not null,
    amount     bigint not null,
    primary key (village_id, id)
);
call ${schema}.secure_by_village('${schema}.command', 'select, insert, update');
--rollback drop table ${schema}.command;
