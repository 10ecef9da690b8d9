--liquibase formatted sql

--changeset property:uuid-range
--comment An exclusion constraint compares ids by ranges of one id: btree_gist would do it, too, but no role of a service may
--comment create extensions.
create type ${schema}.uuid_range as range (subtype = uuid);
--rollback drop type ${schema}.uuid_range;

--changeset property:occupancy-exclusion
--comment Nobody lives twice in a house at a time, and a house has one primary occupant at a time. Of those who live in a house
--comment already, who came first is the primary one. The constraints look past the wall, at all villages' rows.
alter table ${schema}.occupancy add column is_primary boolean not null default false;
alter table ${schema}.occupancy no force row level security;
update ${schema}.occupancy o
set is_primary = true
from (
    select distinct on (village_id, property_id) village_id, id from ${schema}.occupancy
    where until_date is null or until_date > greatest(from_date, current_date)
    order by village_id, property_id, from_date, id) as first
where o.village_id = first.village_id and o.id = first.id;
alter table ${schema}.occupancy force row level security;
alter table ${schema}.occupancy alter column is_primary drop default;
alter table ${schema}.occupancy add constraint occupancy_person exclude using gist (
    ${schema}.uuid_range(village_id, village_id, '[]') with &&,
    ${schema}.uuid_range(property_id, property_id, '[]') with &&,
    ${schema}.uuid_range(user_id, user_id, '[]') with &&,
    daterange(from_date, until_date) with &&);
alter table ${schema}.occupancy add constraint occupancy_primary exclude using gist (
    ${schema}.uuid_range(village_id, village_id, '[]') with &&,
    ${schema}.uuid_range(property_id, property_id, '[]') with &&,
    daterange(from_date, until_date) with &&) where (is_primary);
drop index ${schema}.occupancy_open;
--rollback create unique index occupancy_open on ${schema}.occupancy (village_id, property_id, user_id) where until_date is null;
--rollback alter table ${schema}.occupancy drop constraint occupancy_primary, drop constraint occupancy_person, drop column is_primary;

--changeset property:ownership-change
--comment That a house has other owners from a day on, because it was sold or not.
create table ${schema}.ownership_change (
    village_id  uuid        not null,
    id          uuid        not null,
    property_id uuid        not null,
    kind        varchar(10) not null check (kind in ('change', 'sale')),
    from_date   date        not null,
    recorded_by uuid        not null,
    recorded_at timestamptz not null,
    primary key (village_id, id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id)
);
create index ownership_change_property on ${schema}.ownership_change (village_id, property_id, from_date);
call ${schema}.secure_by_village('${schema}.ownership_change', 'select, insert');
--rollback drop table ${schema}.ownership_change;

--changeset property:ownership
--comment Whose a house is, by what share, from a day on and until another (half-open). `place` is the order in which owners
--comment were named: the first is the main one, whom property.owner_id shows on the day.
create table ${schema}.ownership (
    village_id        uuid        not null,
    id                uuid        not null,
    property_id       uuid        not null,
    user_id           uuid        not null,
    share_numerator   bigint      not null check (share_numerator > 0),
    share_denominator bigint      not null check (share_denominator >= share_numerator),
    place             int         not null check (place >= 0),
    from_date         date        not null,
    until_date        date,
    next_change       date,
    version           bigint      not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    primary key (village_id, id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id),
    foreign key (village_id, user_id) references ${schema}.person (village_id, id),
    check (until_date >= from_date),
    constraint ownership_person exclude using gist (
        ${schema}.uuid_range(village_id, village_id, '[]') with &&,
        ${schema}.uuid_range(property_id, property_id, '[]') with &&,
        ${schema}.uuid_range(user_id, user_id, '[]') with &&,
        daterange(from_date, until_date) with &&)
);
create index ownership_property on ${schema}.ownership (village_id, property_id, id);
create index ownership_user on ${schema}.ownership (village_id, user_id, property_id);
create index ownership_next_change on ${schema}.ownership (next_change) where next_change is not null;
call ${schema}.secure_by_village('${schema}.ownership', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.ownership', 'select (village_id, next_change)');
--rollback drop table ${schema}.ownership;

--changeset property:ownership-until-now
--comment Who owned a house up to now owned all of it, as far as anybody knows since it was registered.
alter table ${schema}.property no force row level security;
alter table ${schema}.ownership no force row level security;
alter table ${schema}.person no force row level security;
insert into ${schema}.ownership
    (village_id, id, property_id, user_id, share_numerator, share_denominator, place, from_date, version, created_at, updated_at)
select village_id, uuidv7(), id, owner_id, 1, 1, 0, cast(created_at at time zone 'UTC' as date), 0, updated_at, updated_at
from ${schema}.property where owner_id is not null;
alter table ${schema}.person force row level security;
alter table ${schema}.ownership force row level security;
alter table ${schema}.property force row level security;
--rollback empty

--changeset property:property-settings
--comment What the village keeps about its houses. No row: the defaults.
create table ${schema}.property_settings (
    village_id        uuid        not null,
    partial_ownership boolean     not null,
    vehicles          boolean     not null,
    pets              boolean     not null,
    keycards          boolean     not null,
    version           bigint      not null,
    updated_by        uuid        not null,
    updated_at        timestamptz not null,
    primary key (village_id)
);
call ${schema}.secure_by_village('${schema}.property_settings', 'select, insert, update');
--rollback drop table ${schema}.property_settings;

--changeset property:house-group
--comment Phases, sois and other parts of the village; a house is in one of a kind.
create table ${schema}.house_group (
    village_id uuid         not null,
    id         uuid         not null,
    kind       varchar(10)  not null check (kind in ('phase', 'soi', 'zone')),
    name       varchar(100) not null,
    version    bigint       not null,
    created_at timestamptz  not null,
    updated_at timestamptz  not null,
    primary key (village_id, id),
    unique (village_id, kind, name),
    unique (village_id, id, kind)
);
call ${schema}.secure_by_village('${schema}.house_group', 'select, insert, update, delete');
create table ${schema}.house_group_member (
    village_id     uuid        not null,
    property_id    uuid        not null,
    kind           varchar(10) not null,
    house_group_id uuid        not null,
    primary key (village_id, property_id, kind),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id),
    foreign key (village_id, house_group_id, kind) references ${schema}.house_group (village_id, id, kind)
);
create index house_group_member_group on ${schema}.house_group_member (village_id, house_group_id, property_id);
call ${schema}.secure_by_village('${schema}.house_group_member', 'select, insert, delete');
--rollback drop table ${schema}.house_group_member;
--rollback drop table ${schema}.house_group;

--changeset property:vehicle
--comment Vehicles of a house. Of the plate only what finds it and what only the service reads; one house has a plate at a time.
create table ${schema}.vehicle (
    village_id  uuid        not null,
    id          uuid        not null,
    property_id uuid        not null,
    owner_id    uuid,
    plate       bytea       not null,
    plate_hash  bytea       not null check (length(plate_hash) = 32),
    province    smallint,
    make        varchar(50),
    colour      varchar(30),
    removed_on  date,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    primary key (village_id, id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id),
    foreign key (village_id, owner_id) references ${schema}.person (village_id, id)
);
create unique index vehicle_plate on ${schema}.vehicle (village_id, plate_hash, coalesce(province, 0)) where removed_on is null;
create index vehicle_property on ${schema}.vehicle (village_id, property_id, id);
create index vehicle_owner on ${schema}.vehicle (village_id, owner_id) where owner_id is not null;
call ${schema}.secure_by_village('${schema}.vehicle', 'select, insert, update');
--rollback drop table ${schema}.vehicle;

--changeset property:pet
create table ${schema}.pet (
    village_id  uuid         not null,
    id          uuid         not null,
    property_id uuid         not null,
    species     varchar(10)  not null check (species in ('dog', 'cat', 'bird', 'rabbit', 'fish', 'other')),
    name        varchar(50),
    description varchar(200),
    removed_on  date,
    version     bigint       not null,
    created_at  timestamptz  not null,
    updated_at  timestamptz  not null,
    primary key (village_id, id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id)
);
create index pet_property on ${schema}.pet (village_id, property_id, id);
call ${schema}.secure_by_village('${schema}.pet', 'select, insert, update');
--rollback drop table ${schema}.pet;

--changeset property:keycard
--comment Cards that were handed out to a house. Of the number only what finds it and what only the service reads.
create table ${schema}.keycard (
    village_id  uuid        not null,
    id          uuid        not null,
    property_id uuid        not null,
    holder_id   uuid,
    number      bytea       not null,
    number_hash bytea       not null check (length(number_hash) = 32),
    status      varchar(10) not null check (status in ('issued', 'lost', 'returned')),
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    primary key (village_id, id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id),
    foreign key (village_id, holder_id) references ${schema}.person (village_id, id)
);
create unique index keycard_number on ${schema}.keycard (village_id, number_hash) where status = 'issued';
create index keycard_property on ${schema}.keycard (village_id, property_id, id);
create index keycard_holder on ${schema}.keycard (village_id, holder_id) where holder_id is not null;
call ${schema}.secure_by_village('${schema}.keycard', 'select, insert, update');
--rollback drop table ${schema}.keycard;
