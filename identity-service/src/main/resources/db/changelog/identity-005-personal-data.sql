--liquibase formatted sql

--changeset identity:user-erased
--comment Since when somebody is inactive, and when everything that named them was deleted: the row stays, for the ids that others have.
alter table ${schema}.village_user
    add column left_at   timestamptz,
    add column erased_at timestamptz;
create index village_user_left on ${schema}.village_user (village_id, (coalesce(left_at, updated_at)))
    where status = 'inactive' and erased_at is null;
--rollback drop index ${schema}.village_user_left;
--rollback alter table ${schema}.village_user drop column left_at, drop column erased_at;

--changeset identity:known-house
--comment A mirror of property.property-state.v1: who lives in a house or owns one is not erased.
create table ${schema}.known_house (
    village_id uuid        not null,
    id         uuid        not null,
    updated_at timestamptz not null,
    primary key (village_id, id)
);
call ${schema}.secure_by_village('${schema}.known_house', 'select, insert, update');
create table ${schema}.known_house_person (
    village_id     uuid not null,
    known_house_id uuid not null,
    user_id        uuid not null,
    primary key (village_id, known_house_id, user_id),
    foreign key (village_id, known_house_id) references ${schema}.known_house (village_id, id)
);
create index known_house_person_user on ${schema}.known_house_person (village_id, user_id);
call ${schema}.secure_by_village('${schema}.known_house_person', 'select, insert, delete');
--rollback drop table ${schema}.known_house_person;
--rollback drop table ${schema}.known_house;

--changeset identity:erasure
--comment Who is to be forgotten, on whose word and why (encrypted), and how far that is. Without a requester: by the rule of retention.
create table ${schema}.erasure (
    village_id       uuid        not null,
    id               uuid        not null,
    village_user_id  uuid        not null,
    requested_by     uuid,
    on_own_request   boolean     not null,
    reason           bytea       not null,
    created_at       timestamptz not null,
    account_due_at   timestamptz,
    account_attempts int         not null default 0,
    account_done_at  timestamptz,
    completed_at     timestamptz,
    primary key (village_id, id),
    foreign key (village_id, village_user_id) references ${schema}.village_user (village_id, id),
    check ((account_due_at is null) = (account_done_at is not null))
);
create index erasure_user on ${schema}.erasure (village_id, village_user_id, id);
create index erasure_account_due on ${schema}.erasure (account_due_at) where account_due_at is not null;
call ${schema}.secure_by_village('${schema}.erasure', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.erasure', 'select (village_id, id, account_due_at)');
create table ${schema}.erasure_answer (
    village_id uuid        not null,
    erasure_id uuid        not null,
    service    varchar(50) not null,
    done_at    timestamptz not null,
    primary key (village_id, erasure_id, service),
    foreign key (village_id, erasure_id) references ${schema}.erasure (village_id, id)
);
call ${schema}.secure_by_village('${schema}.erasure_answer', 'select, insert');
--rollback drop table ${schema}.erasure_answer;
--rollback drop table ${schema}.erasure;

--changeset identity:personal-data-export
--comment What the services store about a person, sealed with a key of the export's own; the private one is encrypted with the village's, and gone when the export is.
create table ${schema}.personal_data_export (
    village_id      uuid        not null,
    id              uuid        not null,
    village_user_id uuid        not null,
    requested_by    uuid        not null,
    status          varchar(20) not null check (status in ('collecting', 'ready', 'expired')),
    private_key     bytea,
    created_at      timestamptz not null,
    ready_at        timestamptz,
    expires_at      timestamptz not null,
    primary key (village_id, id),
    foreign key (village_id, village_user_id) references ${schema}.village_user (village_id, id),
    check ((status = 'expired') = (private_key is null))
);
create index personal_data_export_user on ${schema}.personal_data_export (village_id, village_user_id, id);
create index personal_data_export_expiry on ${schema}.personal_data_export (expires_at) where status <> 'expired';
call ${schema}.secure_by_village('${schema}.personal_data_export', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.personal_data_export', 'select (village_id, status, expires_at)');
create table ${schema}.personal_data_part (
    village_id              uuid        not null,
    personal_data_export_id uuid        not null,
    service                 varchar(50) not null,
    part                    int         not null check (part between 1 and parts),
    parts                   int         not null,
    content                 bytea       not null,
    primary key (village_id, personal_data_export_id, service, part),
    foreign key (village_id, personal_data_export_id) references ${schema}.personal_data_export (village_id, id)
);
call ${schema}.secure_by_village('${schema}.personal_data_part', 'select, insert, delete');
--rollback drop table ${schema}.personal_data_part;
--rollback drop table ${schema}.personal_data_export;

--changeset identity:consent
--comment What people are asked to agree to, in the words of each version, and what they said to it: added to, never changed.
create table ${schema}.consent_purpose (
    village_id uuid        not null,
    id         uuid        not null,
    code       varchar(50) not null check (code ~ '^[a-z][a-z0-9-]*$'),
    version    int         not null check (version > 0),
    text_th    text        not null check (text_th ~ '\S' and length(text_th) <= 4000),
    text_en    text        not null check (text_en ~ '\S' and length(text_en) <= 4000),
    created_by uuid        not null,
    created_at timestamptz not null,
    primary key (village_id, id),
    unique (village_id, code, version)
);
call ${schema}.secure_by_village('${schema}.consent_purpose', 'select, insert');
create table ${schema}.consent_entry (
    village_id         uuid        not null,
    id                 uuid        not null,
    village_user_id    uuid        not null,
    consent_purpose_id uuid        not null,
    code               varchar(50) not null,
    given              boolean     not null,
    at                 timestamptz not null,
    primary key (village_id, id),
    foreign key (village_id, village_user_id) references ${schema}.village_user (village_id, id),
    foreign key (village_id, consent_purpose_id) references ${schema}.consent_purpose (village_id, id)
);
create index consent_entry_user on ${schema}.consent_entry (village_id, village_user_id, code, id);
create index consent_entry_purpose on ${schema}.consent_entry (village_id, consent_purpose_id, id);
call ${schema}.secure_by_village('${schema}.consent_entry', 'select, insert');
--rollback drop table ${schema}.consent_entry;
--rollback drop table ${schema}.consent_purpose;

--changeset identity:personal-data-settings
--comment How long a village keeps who left it. No row means the default.
create table ${schema}.personal_data_settings (
    village_id         uuid        not null,
    erased_after_years int         not null check (erased_after_years between 1 and 30),
    version            bigint      not null,
    updated_by         uuid        not null,
    updated_at         timestamptz not null,
    primary key (village_id)
);
call ${schema}.secure_by_village('${schema}.personal_data_settings', 'select, insert, update');
--rollback drop table ${schema}.personal_data_settings;
