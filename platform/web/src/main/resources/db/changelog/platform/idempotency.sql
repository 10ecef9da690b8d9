--liquibase formatted sql

--changeset platform:idempotency-key
--comment First answers, kept 24 hours; the answer is encrypted with the village's key.
create table ${schema}.idempotency_key (
    village_id   uuid        not null,
    caller_id    uuid        not null,
    key          text        not null check (length(key) <= 128),
    request_hash bytea       not null,
    status       int,
    headers      jsonb,
    body         bytea,
    created_at   timestamptz not null,
    primary key (village_id, caller_id, key)
);
create index idempotency_key_created_at on ${schema}.idempotency_key (created_at);
call ${schema}.secure_by_village('${schema}.idempotency_key', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.idempotency_key', 'select, delete');
--rollback drop table ${schema}.idempotency_key;
