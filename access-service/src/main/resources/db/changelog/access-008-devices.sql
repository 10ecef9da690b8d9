--liquibase formatted sql

--changeset access:device-adapter
--comment A device of another maker at a gate. It is known by the key in its address, of which the SHA-256 is kept.
create table ${schema}.device_adapter (
    village_id     uuid        not null,
    id             uuid        not null,
    gate_id        uuid        not null,
    kind           varchar(20) not null check (kind in ('hikvision', 'zkteco')),
    serial         varchar(64) not null,
    asks           boolean     not null,
    key_hash       bytea       not null check (length(key_hash) = 32),
    status         varchar(20) not null check (status in ('active', 'revoked')),
    last_seen_at   timestamptz,
    last_serial_no bigint,
    gaps           bigint      not null default 0,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    primary key (village_id, id),
    foreign key (village_id, gate_id) references ${schema}.gate (village_id, id)
);
create unique index device_adapter_key on ${schema}.device_adapter (key_hash);
create index device_adapter_gate on ${schema}.device_adapter (village_id, gate_id);
-- A device stands at one gate.
create unique index device_adapter_serial on ${schema}.device_adapter (village_id, kind, serial)
    where status = 'active';
call ${schema}.secure_by_village('${schema}.device_adapter', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.device_adapter', 'select');
--rollback drop table ${schema}.device_adapter;

--changeset access:device-user
--comment Whose a number in a device's memory is.
create table ${schema}.device_user (
    village_id    uuid        not null,
    id            uuid        not null,
    adapter_id    uuid        not null,
    pin           varchar(32) not null,
    credential_id uuid        not null,
    updated_at    timestamptz not null,
    primary key (village_id, id),
    unique (village_id, adapter_id, pin),
    foreign key (village_id, adapter_id) references ${schema}.device_adapter (village_id, id),
    foreign key (village_id, credential_id) references ${schema}.credential (village_id, id)
);
create index device_user_credential on ${schema}.device_user (village_id, credential_id);
call ${schema}.secure_by_village('${schema}.device_user', 'select, insert, update, delete');
--rollback drop table ${schema}.device_user;
