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

--changeset platform:suspended-user
--comment A mirror of identity.user-state.v1: who may not act in the village although their token still lives.
create table ${schema}.suspended_user (
    village_id uuid        not null,
    user_id    uuid        not null,
    status     varchar(20) not null check (status in ('active', 'inactive', 'suspended')),
    version    bigint      not null,
    primary key (village_id, user_id)
);
call ${schema}.secure_by_village('${schema}.suspended_user', 'select, insert, update');
--rollback drop table ${schema}.suspended_user;
