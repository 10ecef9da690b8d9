--liquibase formatted sql

--changeset identity:village
--comment A village is its own tenant: its id is its village_id.
create table ${schema}.village (
    village_id   uuid         not null,
    id           uuid         not null,
    alias        varchar(60)  not null check (alias ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$'),
    name         varchar(100) not null,
    address      text         not null check (length(address) <= 1000),
    contact_info jsonb        not null check (jsonb_typeof(contact_info) = 'object'),
    settings     jsonb        not null check (jsonb_typeof(settings) = 'object'),
    status       varchar(20)  not null check (status in ('provisioning', 'active', 'suspended')),
    version      bigint       not null check (version > 0),
    created_at   timestamptz  not null,
    updated_at   timestamptz  not null,
    primary key (village_id, id),
    unique (village_id),
    constraint village_alias unique (alias),
    constraint village_is_its_tenant check (id = village_id)
);
create index village_status on ${schema}.village (status, id);
call ${schema}.secure_by_village('${schema}.village', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.village', 'select');
--rollback drop table ${schema}.village;

--changeset identity:village-provisioning
--comment How far a village has come in Keycloak; the first admin's data and one-time password stay only while they are needed.
create table ${schema}.village_provisioning (
    village_id      uuid        not null,
    id              uuid        not null,
    operator_id     uuid        not null,
    idempotency_key varchar(128),
    request_hash    bytea       not null,
    step            varchar(20) not null check (step in ('organization', 'groups', 'first_admin', 'sign_in', 'done')),
    first_admin     bytea,
    attempts        int         not null default 0,
    next_attempt_at timestamptz,
    problem         varchar(50),
    created_at      timestamptz not null,
    primary key (village_id, id),
    constraint village_provisioning_is_its_village check (id = village_id),
    constraint village_provisioning_key unique (operator_id, idempotency_key),
    foreign key (village_id) references ${schema}.village (village_id)
);
create index village_provisioning_due on ${schema}.village_provisioning (next_attempt_at) where next_attempt_at is not null;
create index village_provisioning_secret on ${schema}.village_provisioning (created_at) where first_admin is not null;
call ${schema}.secure_by_village('${schema}.village_provisioning', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.village_provisioning', 'select');
--rollback drop table ${schema}.village_provisioning;
