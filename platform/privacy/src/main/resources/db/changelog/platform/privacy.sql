--liquibase formatted sql

--changeset platform:data-key
--comment One wrapped data key per village; deleting the row makes what it encrypted unreadable.
create table ${schema}.data_key (
    village_id   uuid        not null,
    id           uuid        not null,
    cipher_key   bytea       not null,
    search_key   bytea       not null,
    created_at   timestamptz not null default now(),
    primary key (village_id, id),
    unique (village_id)
);
call ${schema}.secure_by_village('${schema}.data_key', 'select, insert');
--rollback drop table ${schema}.data_key;

--changeset platform:person-key
--comment One key per person, wrapped with the village's: without it what was written about them is unreadable. A row without a key says that it was destroyed, so that no new one is made by accident.
create table ${schema}.person_key (
    village_id   uuid        not null,
    id           uuid        not null,
    cipher_key   bytea,
    created_at   timestamptz not null default now(),
    destroyed_at timestamptz,
    primary key (village_id, id),
    check ((cipher_key is null) = (destroyed_at is not null))
);
call ${schema}.secure_by_village('${schema}.person_key', 'select, insert, update, delete');
--rollback drop table ${schema}.person_key;
