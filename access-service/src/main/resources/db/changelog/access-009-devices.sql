--liquibase formatted sql

--changeset access:zone-removal
--comment A zone that nothing names may be removed.
grant delete on table ${schema}.zone to ${app};
--rollback revoke delete on table ${schema}.zone from ${app};

--changeset access:gate-client
--comment The Keycloak clients of gate devices, current and former; never their secrets.
create table ${schema}.gate_client (
    village_id uuid         not null,
    id         uuid         not null,
    gate_id    uuid         not null,
    client_id  varchar(100) not null,
    status     varchar(20)  not null check (status in ('issuing', 'active', 'revoking', 'revoked')),
    issued_by  uuid         not null,
    issued_at  timestamptz  not null,
    rotated_by uuid,
    rotated_at timestamptz,
    revoked_by uuid,
    revoked_at timestamptz,
    primary key (village_id, id),
    foreign key (village_id, gate_id) references ${schema}.gate (village_id, id),
    unique (village_id, client_id),
    check ((rotated_by is null) = (rotated_at is null)),
    check ((revoked_by is null) = (revoked_at is null))
);
create unique index gate_client_current on ${schema}.gate_client (village_id, gate_id)
    where status in ('issuing', 'active');
create index gate_client_gate on ${schema}.gate_client (village_id, gate_id, id);
create index gate_client_unfinished on ${schema}.gate_client (village_id)
    where status in ('issuing', 'revoking');
call ${schema}.secure_by_village('${schema}.gate_client', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.gate_client', 'select (village_id, status, issued_at)');
--rollback drop table ${schema}.gate_client;

--changeset access:gate-device
--comment What the device of a gate last told of itself.
create table ${schema}.gate_device (
    village_id          uuid        not null,
    gate_id             uuid        not null,
    last_seen_at        timestamptz not null,
    firmware            varchar(50) not null,
    uptime_seconds      bigint      not null check (uptime_seconds >= 0),
    clock_skew_ms       bigint      not null,
    clock_off           boolean     not null,
    queue_length        integer check (queue_length >= 0),
    rules_version       varchar(64),
    revocations_version varchar(64),
    silent_since        timestamptz,
    primary key (village_id, gate_id),
    foreign key (village_id, gate_id) references ${schema}.gate (village_id, id)
);
create index gate_device_heard on ${schema}.gate_device (last_seen_at) where silent_since is null;
call ${schema}.secure_by_village('${schema}.gate_device', 'select, insert, update, delete');
call ${schema}.open_to_jobs('${schema}.gate_device', 'select (village_id, last_seen_at, silent_since)');
--rollback drop table ${schema}.gate_device;
