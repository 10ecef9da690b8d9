--liquibase formatted sql

--changeset platform:outbox
--comment Facts on their way to Kafka: written with the change they tell of, deleted once Kafka has them.
create table ${schema}.outbox (
    village_id   uuid        not null,
    id           uuid        not null,
    position     bigint      generated always as identity,
    topic        text        not null,
    key          text        not null,
    type         text        not null,
    payload      jsonb       not null,
    trace_parent text,
    occurred_at  timestamptz not null,
    primary key (village_id, id)
);
create index outbox_position on ${schema}.outbox (position);
call ${schema}.secure_by_village('${schema}.outbox', 'insert');
call ${schema}.open_to_jobs('${schema}.outbox', 'select, delete');
-- A queue: it is empty again within moments, so old statistics mislead and dead rows pile up fast.
alter table ${schema}.outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
--rollback drop table ${schema}.outbox;

--changeset platform:inbox
--comment Events that were handled, so that a redelivery changes nothing; kept for as long as Kafka may redeliver.
create table ${schema}.inbox (
    village_id  uuid        not null,
    event_id    uuid        not null,
    received_at timestamptz not null,
    primary key (village_id, event_id)
);
create index inbox_received_at on ${schema}.inbox (received_at);
call ${schema}.secure_by_village('${schema}.inbox', 'select, insert');
call ${schema}.open_to_jobs('${schema}.inbox', 'select, delete');
--rollback drop table ${schema}.inbox;

--changeset platform:outbox-of-many-villages
--comment Work that spans villages tells of it in the same transaction.
grant insert on table ${schema}.outbox to ${jobs};
--rollback revoke insert on table ${schema}.outbox from ${jobs};

--changeset platform:outbox-rows-of-many
--comment A row may tell of many aggregates, which one statement changed: `key` and `payload` have a line for each, `common` what all of them say. Not compressed: it is read once, and soon.
alter table ${schema}.outbox
    alter column payload type text using payload::text,
    add column common text,
    add column events int not null default 1 check (events > 0);
alter table ${schema}.outbox
    alter column key set storage external,
    alter column payload set storage external;
--rollback alter table ${schema}.outbox alter column payload type jsonb using payload::jsonb, drop column common, drop column events;
--rollback alter table ${schema}.outbox alter column key set storage extended;

--changeset platform:outbox-rows-have-their-lines
--comment A row that the relay cannot take apart would hold up all behind it: whoever writes it is refused.
alter table ${schema}.outbox add constraint outbox_lines check (
    (events = 1 and common is null)
    or (octet_length(key) - octet_length(replace(key, chr(10), '')) = events - 1
        and octet_length(payload) - octet_length(replace(payload, chr(10), '')) = events - 1
        and (common is null or (common like '{%}' and payload like '{%}' and position(chr(10) || chr(10) in payload) = 0)))
);
--rollback alter table ${schema}.outbox drop constraint outbox_lines;
