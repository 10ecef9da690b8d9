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

--changeset platform:village-directory-closed
--comment A closed village keeps its data for a while; an erased one has lost its keys for good.
alter table ${schema}.village_directory drop constraint village_directory_status_check;
alter table ${schema}.village_directory add constraint village_directory_status_check
    check (status in ('provisioning', 'active', 'suspended', 'closed', 'erased'));
--rollback alter table ${schema}.village_directory drop constraint village_directory_status_check;
--rollback alter table ${schema}.village_directory no force row level security;
--rollback update ${schema}.village_directory set status = 'suspended' where status in ('closed', 'erased');
--rollback alter table ${schema}.village_directory force row level security;
--rollback alter table ${schema}.village_directory add constraint village_directory_status_check check (status in ('provisioning', 'active', 'suspended'));

--changeset platform:village-directory-settings
--comment Settings that more than one service reads; the defaults are those of a village that was never asked.
alter table ${schema}.village_directory
    add column locale                  text    not null default 'th-TH',
    add column currency                text    not null default 'THB',
    add column vehicles                boolean not null default true,
    add column pets                    boolean not null default true,
    add column keycards                boolean not null default true,
    add column fiscal_year_start_month int     not null default 1 check (fiscal_year_start_month between 1 and 12);
--rollback alter table ${schema}.village_directory drop column locale, drop column currency, drop column vehicles, drop column pets, drop column keycards, drop column fiscal_year_start_month;

--changeset platform:village-keys-may-go
--comment The end of an erased village's personal data: see VillageDirectory.mirror.
grant delete on ${schema}.data_key to ${app};
--rollback revoke delete on ${schema}.data_key from ${app};
