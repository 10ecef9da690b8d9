--liquibase formatted sql

--changeset access:zone
--comment A part of the village behind gates. With anti-passback nobody enters it twice without leaving.
create table ${schema}.zone (
    village_id       uuid        not null,
    id               uuid        not null,
    name             varchar(50) not null,
    anti_passback    boolean     not null,
    visitors_allowed boolean     not null,
    version          bigint      not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    primary key (village_id, id),
    unique (village_id, name)
);
call ${schema}.secure_by_village('${schema}.zone', 'select, insert, update');
--rollback drop table ${schema}.zone;

--changeset access:gate-zone
--comment A gate names its zone; renaming the zone renames it there.
alter table ${schema}.gate no force row level security;
alter table ${schema}.zone no force row level security;
insert into ${schema}.zone
    (village_id, id, name, anti_passback, visitors_allowed, version, created_at, updated_at)
select village_id, uuidv7(), zone, false, true, 0, min(created_at), min(created_at)
from ${schema}.gate group by village_id, zone;
alter table ${schema}.gate
    add constraint gate_zone foreign key (village_id, zone) references ${schema}.zone (village_id, name)
        on update cascade;
alter table ${schema}.zone force row level security;
alter table ${schema}.gate force row level security;
create index gate_zone on ${schema}.gate (village_id, zone, id);
--rollback drop index ${schema}.gate_zone;
--rollback alter table ${schema}.gate drop constraint gate_zone;

--changeset access:credential-rules
--comment When and where a credential opens, and whom to greet (encrypted).
alter table ${schema}.credential no force row level security;
alter table ${schema}.credential
    add column valid_from  timestamptz,
    add column valid_until timestamptz,
    add column zone_ids    uuid[] not null default '{}',
    add column province    smallint,
    add column label       bytea,
    drop constraint credential_status_check,
    add constraint credential_status_check check (status in ('active', 'suspended', 'lost', 'revoked')),
    add constraint credential_window check (valid_from < valid_until),
    add constraint credential_province check (province is null or kind = 'plate');
alter table ${schema}.credential force row level security;
drop index ${schema}.credential_value;
-- One holder at a time; a plate is its number and its province.
create unique index credential_value on ${schema}.credential (village_id, kind, value_hash, province)
    nulls not distinct where status <> 'revoked';
--rollback drop index ${schema}.credential_value;
--rollback create unique index credential_value on ${schema}.credential (village_id, kind, value_hash) where status <> 'revoked';
--rollback alter table ${schema}.credential no force row level security;
--rollback update ${schema}.credential set status = 'suspended' where status = 'lost';
--rollback alter table ${schema}.credential drop constraint credential_window, drop constraint credential_province, drop constraint credential_status_check, add constraint credential_status_check check (status in ('active', 'suspended', 'revoked')), drop column valid_from, drop column valid_until, drop column zone_ids, drop column province, drop column label;
--rollback alter table ${schema}.credential force row level security;

--changeset access:denial
--comment The deny list. Of a plate the hash of its confusable form is kept, of a card that of its number, of a person the id.
create table ${schema}.denial (
    village_id  uuid        not null,
    id          uuid        not null,
    kind        varchar(20) not null check (kind in ('plate', 'card', 'person')),
    value_hash  bytea check (length(value_hash) = 32),
    user_id     uuid,
    reason      bytea       not null,
    valid_from  timestamptz not null,
    valid_until timestamptz,
    lifted_at   timestamptz,
    lifted_by   uuid,
    created_by  uuid        not null,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    primary key (village_id, id),
    check ((kind = 'person') = (user_id is not null)),
    check ((kind = 'person') = (value_hash is null)),
    check (valid_from < valid_until),
    check ((lifted_at is null) = (lifted_by is null))
);
create index denial_value on ${schema}.denial (village_id, kind, value_hash) where lifted_at is null;
create index denial_person on ${schema}.denial (village_id, user_id) where lifted_at is null;
call ${schema}.secure_by_village('${schema}.denial', 'select, insert, update');
--rollback drop table ${schema}.denial;

--changeset access:pass-rules
--comment A recurring pass is good in its windows only; the others have none.
alter table ${schema}.pass no force row level security;
alter table ${schema}.pass
    add column kind       varchar(20) not null default 'visit'
        check (kind in ('visit', 'delivery', 'walk_in', 'recurring')),
    add column party_size smallint    not null default 1 check (party_size between 1 and 99);
alter table ${schema}.pass force row level security;
create table ${schema}.pass_window (
    village_id uuid        not null,
    pass_id    uuid        not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null check (starts_at < ends_at),
    primary key (village_id, pass_id, starts_at),
    foreign key (village_id, pass_id) references ${schema}.pass (village_id, id)
);
call ${schema}.secure_by_village('${schema}.pass_window', 'select, insert, delete');
--rollback drop table ${schema}.pass_window;
--rollback alter table ${schema}.pass drop column kind, drop column party_size;

--changeset access:pass-key
--comment A mirror of visitor.pass-key-state.v1: with which keys passes are signed (Ed25519, 32 bytes).
create table ${schema}.pass_key (
    village_id uuid        not null,
    id         uuid        not null,
    public_key bytea       not null check (length(public_key) = 32),
    status     varchar(20) not null check (status in ('active', 'retired', 'revoked')),
    updated_at timestamptz not null,
    primary key (village_id, id)
);
call ${schema}.secure_by_village('${schema}.pass_key', 'select, insert, update');
--rollback drop table ${schema}.pass_key;

--changeset access:access-log-rules
--comment More reasons, and decisions that were made without this service: "timestamp" is then the device's time, created_at when they came.
alter table ${schema}.access_log
    drop constraint access_log_reason_check,
    add constraint access_log_reason_check check (reason in (
        'invalid', 'blocked', 'expired', 'not_yet_valid', 'outside_hours', 'already_used', 'already_inside',
        'revoked', 'lost', 'suspended', 'wrong_direction', 'wrong_zone', 'wrong_property', 'wrong_village',
        'unknown_key', 'revoked_key', 'tampered', 'gate_closed', 'throttled', 'device_refused')),
    drop constraint access_log_access_method_check,
    add constraint access_log_access_method_check check (access_method in
        ('app', 'card', 'code', 'plate', 'qr', 'biometric', 'manual')),
    add column source   varchar(10) not null default 'online' check (source in ('online', 'offline', 'device')),
    add column over_use boolean     not null default false;
--rollback alter table ${schema}.access_log drop column source, drop column over_use, drop constraint access_log_reason_check, drop constraint access_log_access_method_check;
--rollback alter table ${schema}.access_log add constraint access_log_access_method_check check (access_method in ('app', 'card', 'code', 'plate', 'qr', 'manual')) not valid, add constraint access_log_reason_check check (reason in ('invalid', 'expired', 'not_yet_valid', 'already_used', 'revoked', 'suspended', 'wrong_direction', 'gate_closed', 'throttled')) not valid;

--changeset access:presence
--comment Who is inside which zone: a row per pass or credential, changed with every decision that lets it through.
create table ${schema}.presence (
    village_id     uuid        not null,
    zone_id        uuid        not null,
    subject_id     uuid        not null,
    subject_kind   varchar(20) not null check (subject_kind in ('pass', 'credential')),
    property_id    uuid        not null,
    user_id        uuid,
    inside         boolean     not null,
    since          timestamptz not null,
    expected_until timestamptz,
    gate_id        uuid        not null,
    primary key (village_id, zone_id, subject_id)
) with (fillfactor = 80);
create index presence_inside on ${schema}.presence (village_id, since, subject_id) where inside;
create index presence_property on ${schema}.presence (village_id, property_id);
call ${schema}.secure_by_village('${schema}.presence', 'select, insert, update, delete');
--rollback drop table ${schema}.presence;
