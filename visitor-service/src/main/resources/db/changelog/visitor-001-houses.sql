--liquibase formatted sql

--changeset visitor:property
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

--changeset visitor:property-resident
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
