--liquibase formatted sql

--changeset platform:village-directory
--comment A mirror of identity.village-state.v1: what a service must know of the villages it works for.
create table ${schema}.village_directory (
    village_id uuid   not null primary key,
    alias      text   not null,
    name       text   not null,
    status     text   not null check (status in ('provisioning', 'active', 'suspended')),
    time_zone  text   not null,
    version    bigint not null
);
call ${schema}.secure_by_village('${schema}.village_directory', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.village_directory', 'select');
--rollback drop table ${schema}.village_directory;
