--liquibase formatted sql

--changeset access:property
--comment A mirror of property.property-state.v1: which houses there are, and whose.
create table ${schema}.property (
    village_id uuid        not null,
    id         uuid        not null,
    owner_id   uuid,
    updated_at timestamptz not null,
    primary key (village_id, id)
);
create index property_owner on ${schema}.property (village_id, owner_id);
call ${schema}.secure_by_village('${schema}.property', 'select, insert, update');
--rollback drop table ${schema}.property;

--changeset access:property-resident
create table ${schema}.property_resident (
    village_id  uuid not null,
    property_id uuid not null,
    user_id     uuid not null,
    primary key (village_id, property_id, user_id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id)
);
create index property_resident_user on ${schema}.property_resident (village_id, user_id);
call ${schema}.secure_by_village('${schema}.property_resident', 'select, insert, delete');
--rollback drop table ${schema}.property_resident;

--changeset access:member
--comment A mirror of identity.user-state.v1: the village's people, as far as gates ask.
create table ${schema}.member (
    village_id uuid        not null,
    id         uuid        not null,
    status     varchar(20) not null check (status in ('active', 'inactive', 'suspended')),
    version    bigint      not null,
    primary key (village_id, id)
);
call ${schema}.secure_by_village('${schema}.member', 'select, insert, update');
--rollback drop table ${schema}.member;

--changeset access:pass
--comment A mirror of visitor.pass-state.v1. Codes are unique among the village's valid passes only.
create table ${schema}.pass (
    village_id  uuid        not null,
    id          uuid        not null,
    property_id uuid        not null,
    code_hash   bytea       not null check (length(code_hash) = 32),
    valid_from  timestamptz not null,
    valid_until timestamptz not null,
    status      varchar(20) not null check (status in ('valid', 'cancelled', 'expired', 'used')),
    single_use  boolean     not null,
    updated_at  timestamptz not null,
    primary key (village_id, id)
);
create index pass_code on ${schema}.pass (village_id, code_hash);
call ${schema}.secure_by_village('${schema}.pass', 'select, insert, update');
--rollback drop table ${schema}.pass;
