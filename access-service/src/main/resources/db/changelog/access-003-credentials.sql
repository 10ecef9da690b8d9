--liquibase formatted sql

--changeset access:credential
--comment A card's number, a plate or an app's key is kept only as a keyed hash.
create table ${schema}.credential (
    village_id  uuid        not null,
    id          uuid        not null,
    kind        varchar(20) not null check (kind in ('card', 'plate', 'app')),
    value_hash  bytea       not null check (length(value_hash) = 32),
    user_id     uuid        not null,
    property_id uuid        not null,
    status      varchar(20) not null check (status in ('active', 'suspended', 'revoked')),
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    primary key (village_id, id),
    foreign key (village_id, user_id) references ${schema}.member (village_id, id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id)
);
-- One holder at a time; a revoked one may be given to somebody else.
create unique index credential_value on ${schema}.credential (village_id, kind, value_hash)
    where status <> 'revoked';
create index credential_lookup on ${schema}.credential (village_id, kind, value_hash);
create index credential_user on ${schema}.credential (village_id, user_id, id);
create index credential_property on ${schema}.credential (village_id, property_id, id);
create index credential_status on ${schema}.credential (village_id, status, id);
call ${schema}.secure_by_village('${schema}.credential', 'select, insert, update');
--rollback drop table ${schema}.credential;
