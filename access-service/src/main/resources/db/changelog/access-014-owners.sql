--liquibase formatted sql

--changeset access:property-owner
--comment All owners of a house; property.owner_id is the main one. Houses whose states were mirrored before have no rows here.
create table ${schema}.house_owner (
    village_id  uuid not null,
    property_id uuid not null,
    user_id     uuid not null,
    primary key (village_id, property_id, user_id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id)
);
create index house_owner_user on ${schema}.house_owner (village_id, user_id);
call ${schema}.secure_by_village('${schema}.house_owner', 'select, insert, delete');
--rollback drop table ${schema}.house_owner;
