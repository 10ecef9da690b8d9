--liquibase formatted sql

--changeset identity:village-user
--comment A person in one village; the id is Keycloak's, the same in every village. Passwords stay in Keycloak: a first one only waits here, encrypted, until Keycloak has it.
create table ${schema}.village_user (
    village_id      uuid        not null,
    id              uuid        not null,
    role            varchar(20) not null check (role in ('admin', 'staff', 'guard', 'resident')),
    username        varchar(50) not null,
    display_name    bytea,
    email           bytea,
    email_hash      bytea,
    phone           bytea,
    phone_hash      bytea,
    status          varchar(20) not null check (status in ('active', 'inactive', 'suspended')),
    access_due_at   timestamptz,
    access_attempts int         not null,
    account_new     boolean     not null,
    first_password  bytea,
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    primary key (village_id, id),
    constraint village_user_username unique (village_id, username),
    foreign key (village_id) references ${schema}.village (village_id)
);
create index village_user_role on ${schema}.village_user (village_id, role, id);
create index village_user_status on ${schema}.village_user (village_id, status, id);
create index village_user_email on ${schema}.village_user (village_id, email_hash);
create index village_user_phone on ${schema}.village_user (village_id, phone_hash);
create index village_user_access_due on ${schema}.village_user (access_due_at) where access_due_at is not null;
call ${schema}.secure_by_village('${schema}.village_user', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.village_user', 'select');
--rollback drop table ${schema}.village_user;

--changeset identity:user-import
create table ${schema}.user_import (
    village_id   uuid        not null,
    id           uuid        not null,
    requested_by uuid        not null,
    created_at   timestamptz not null,
    primary key (village_id, id),
    foreign key (village_id) references ${schema}.village (village_id)
);
call ${schema}.secure_by_village('${schema}.user_import', 'select, insert');
--rollback drop table ${schema}.user_import;

--changeset identity:user-import-row
--comment What a row said of a person stays until the person is registered.
create table ${schema}.user_import_row (
    village_id      uuid        not null,
    user_import_id  uuid        not null,
    line            int         not null,
    username        varchar(50) not null,
    person          bytea,
    status          varchar(20) not null check (status in ('pending', 'registered', 'known', 'failed')),
    problem         varchar(50),
    village_user_id uuid,
    attempts        int         not null default 0,
    next_attempt_at timestamptz,
    primary key (village_id, user_import_id, line),
    foreign key (village_id, user_import_id) references ${schema}.user_import (village_id, id),
    foreign key (village_id, village_user_id) references ${schema}.village_user (village_id, id)
);
create unique index user_import_row_pending on ${schema}.user_import_row (village_id, username) where status = 'pending';
create index user_import_row_due on ${schema}.user_import_row (next_attempt_at) where status = 'pending';
create index user_import_row_user on ${schema}.user_import_row (village_id, village_user_id);
call ${schema}.secure_by_village('${schema}.user_import_row', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.user_import_row', 'select');
--rollback drop table ${schema}.user_import_row;
