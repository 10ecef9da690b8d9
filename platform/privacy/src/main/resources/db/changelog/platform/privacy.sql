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
