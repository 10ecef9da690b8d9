--liquibase formatted sql

--changeset billing:fee-schedule-while-occupied
--comment Some fees are owed only for the days on which somebody lives in the house.
alter table ${schema}.fee_schedule
    add column while_occupied boolean not null default false,
    add constraint fee_schedule_while_occupied check (not while_occupied or kind <> 'metered');
--rollback alter table ${schema}.fee_schedule drop constraint fee_schedule_while_occupied, drop column while_occupied;

--changeset billing:house-occupancy
--comment When somebody lives in a house, from the facts of property-service, which may come before the house itself. A house
--comment without rows is as it was when there were none: lived in throughout if it has residents.
create table ${schema}.house_occupancy (
    village_id  uuid        not null,
    id          uuid        not null,
    property_id uuid        not null,
    from_date   date        not null,
    until_date  date check (until_date >= from_date),
    recorded_at timestamptz not null,
    primary key (village_id, id)
);
create index house_occupancy_property on ${schema}.house_occupancy (village_id, property_id);
call ${schema}.secure_by_village('${schema}.house_occupancy', 'select, insert, update');
--rollback drop table ${schema}.house_occupancy;

--changeset billing:house-sale
--comment Sales of houses, from the facts of property-service: what invoices are split by between seller and buyer.
create table ${schema}.house_sale (
    village_id  uuid        not null,
    id          uuid        not null,
    property_id uuid        not null,
    sold_on     date        not null,
    seller_ids  uuid[]      not null,
    buyer_ids   uuid[]      not null,
    recorded_at timestamptz not null,
    primary key (village_id, id)
);
create index house_sale_property on ${schema}.house_sale (village_id, property_id, id);
call ${schema}.secure_by_village('${schema}.house_sale', 'select, insert');
--rollback drop table ${schema}.house_sale;

--changeset billing:house-owner
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
