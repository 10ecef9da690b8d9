--liquibase formatted sql

--changeset property:person
--comment Mirror of identity.user-state.v1: who may own a house or live in one. No names.
create table ${schema}.person (
    village_id uuid        not null,
    id         uuid        not null,
    role       varchar(20) not null check (role in ('admin', 'staff', 'guard', 'resident')),
    status     varchar(20) not null check (status in ('active', 'inactive', 'suspended')),
    version    bigint      not null,
    primary key (village_id, id)
);
call ${schema}.secure_by_village('${schema}.person', 'select, insert, update');
--rollback drop table ${schema}.person;

--changeset property:property-owner
--comment The check of rows that are there sees all villages: forced again before the transaction ends.
alter table ${schema}.property no force row level security;
alter table ${schema}.person no force row level security;
alter table ${schema}.property
    add constraint property_owner foreign key (village_id, owner_id) references ${schema}.person (village_id, id);
alter table ${schema}.person force row level security;
alter table ${schema}.property force row level security;
create index property_owner_id on ${schema}.property (village_id, owner_id);
create index property_status on ${schema}.property (village_id, status, id);
create index property_land_use on ${schema}.property (village_id, land_use, id);
create index property_house_number_start on ${schema}.property (village_id, house_number varchar_pattern_ops);
--rollback drop index ${schema}.property_house_number_start;
--rollback drop index ${schema}.property_land_use;
--rollback drop index ${schema}.property_status;
--rollback drop index ${schema}.property_owner_id;
--rollback alter table ${schema}.property drop constraint property_owner;

--changeset property:occupancy
--comment Who lives where, from a day on and until another (half-open). next_change is the day on which the answer to
--comment "lives there now" changes by itself; a job then tells the others.
create table ${schema}.occupancy (
    village_id  uuid        not null,
    id          uuid        not null,
    property_id uuid        not null,
    user_id     uuid        not null,
    kind        varchar(10) not null check (kind in ('owner', 'tenant', 'family')),
    from_date   date        not null,
    until_date  date,
    next_change date,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    primary key (village_id, id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id),
    foreign key (village_id, user_id) references ${schema}.person (village_id, id),
    check (until_date >= from_date)
);
create unique index occupancy_open on ${schema}.occupancy (village_id, property_id, user_id) where until_date is null;
create index occupancy_property on ${schema}.occupancy (village_id, property_id, id);
create index occupancy_user on ${schema}.occupancy (village_id, user_id, property_id);
create index occupancy_next_change on ${schema}.occupancy (next_change) where next_change is not null;
call ${schema}.secure_by_village('${schema}.occupancy', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.occupancy', 'select (village_id, next_change)');
--rollback drop table ${schema}.occupancy;
