--liquibase formatted sql

--changeset property:property
create table ${schema}.property (
    village_id   uuid           not null,
    id           uuid           not null,
    house_number varchar(50)    not null,
    address      varchar(255)   not null,
    owner_id     uuid,
    status       varchar(20)    not null check (status in ('occupied', 'vacant', 'under_construction')),
    land_use     varchar(20)    not null check (land_use in ('residential', 'commercial', 'vacant_land')),
    area_sq_wah  numeric(10, 2) not null check (area_sq_wah > 0),
    version      bigint         not null,
    created_at   timestamptz    not null,
    updated_at   timestamptz    not null,
    primary key (village_id, id),
    unique (village_id, house_number)
);
call ${schema}.secure_by_village('${schema}.property', 'select, insert, update');
--rollback drop table ${schema}.property;
