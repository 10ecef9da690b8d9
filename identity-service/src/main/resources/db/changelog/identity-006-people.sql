--liquibase formatted sql

--changeset identity:village-closed
--comment A closed village keeps its data for a while; an erased one has lost its keys for good.
alter table ${schema}.village drop constraint village_status_check;
alter table ${schema}.village add constraint village_status_check
    check (status in ('provisioning', 'active', 'suspended', 'closed', 'erased'));
alter table ${schema}.village add column closed_at timestamptz;
alter table ${schema}.village add constraint village_closed_at
    check ((closed_at is not null) = (status in ('closed', 'erased')));
--rollback alter table ${schema}.village drop constraint village_closed_at, drop constraint village_status_check;
--rollback alter table ${schema}.village no force row level security;
--rollback update ${schema}.village set status = 'suspended' where status in ('closed', 'erased');
--rollback alter table ${schema}.village force row level security;
--rollback alter table ${schema}.village add constraint village_status_check check (status in ('provisioning', 'active', 'suspended'));
--rollback alter table ${schema}.village drop column closed_at;

--changeset identity:village-status-change
--comment Who suspended, activated, closed a village, and why; never changed.
create table ${schema}.village_status_change (
    village_id  uuid         not null,
    id          uuid         not null,
    from_status varchar(20)  not null,
    to_status   varchar(20)  not null,
    reason      varchar(300),
    changed_by  uuid         not null,
    changed_at  timestamptz  not null,
    primary key (village_id, id),
    foreign key (village_id) references ${schema}.village (village_id)
);
call ${schema}.secure_by_village('${schema}.village_status_change', 'select, insert');
--rollback drop table ${schema}.village_status_change;

--changeset identity:village-settings-change
--comment The settings of a village, each time they changed, as they were from then on; never changed. The first row is what they were before the first change.
create table ${schema}.village_settings_change (
    village_id uuid        not null,
    version    bigint      not null check (version > 0),
    settings   jsonb       not null check (jsonb_typeof(settings) = 'object'),
    sections   text[]      not null,
    changed_by uuid,
    changed_at timestamptz not null,
    primary key (village_id, version),
    foreign key (village_id) references ${schema}.village (village_id)
);
call ${schema}.secure_by_village('${schema}.village_settings_change', 'select, insert');
--rollback drop table ${schema}.village_settings_change;

--changeset identity:village-user-of-account
--comment An account's villages, for `me`.
create index village_user_account on ${schema}.village_user (id);
--rollback drop index ${schema}.village_user_account;

--changeset identity:house
--comment A mirror of property.property-state.v1: the houses that invitations name and people belong to.
create table ${schema}.house (
    village_id   uuid         not null,
    id           uuid         not null,
    house_number varchar(100) not null,
    owner_id     uuid,
    changed_at   timestamptz  not null,
    primary key (village_id, id)
);
create index house_owner on ${schema}.house (village_id, owner_id);
call ${schema}.secure_by_village('${schema}.house', 'select, insert, update');
create table ${schema}.house_resident (
    village_id uuid not null,
    house_id   uuid not null,
    user_id    uuid not null,
    primary key (village_id, house_id, user_id),
    foreign key (village_id, house_id) references ${schema}.house (village_id, id)
);
create index house_resident_user on ${schema}.house_resident (village_id, user_id);
call ${schema}.secure_by_village('${schema}.house_resident', 'select, insert, delete');
--rollback drop table ${schema}.house_resident;
--rollback drop table ${schema}.house;

--changeset identity:invitation
--comment Half of a code finds the invitation, whichever village's it is; the other half opens it and is a secret: its hash is keyed with the village's key.
create table ${schema}.invitation (
    village_id   uuid        not null,
    id           uuid        not null,
    role         varchar(20) not null check (role in ('admin', 'staff', 'guard', 'resident')),
    locator      varchar(8)  not null,
    secret_hash  bytea       not null check (length(secret_hash) = 32),
    display_name bytea,
    email        bytea,
    phone        bytea,
    property_ids uuid[]      not null,
    status       varchar(20) not null check (status in ('open', 'accepted', 'revoked')),
    invited_by   uuid        not null,
    expires_at   timestamptz not null,
    accepted_by  uuid,
    settled_at   timestamptz,
    created_at   timestamptz not null,
    primary key (village_id, id),
    constraint invitation_locator unique (locator),
    check ((status = 'accepted') = (accepted_by is not null)),
    check ((status = 'open') = (settled_at is null)),
    foreign key (village_id) references ${schema}.village (village_id),
    foreign key (village_id, accepted_by) references ${schema}.village_user (village_id, id)
);
create index invitation_status on ${schema}.invitation (village_id, status, id);
create index invitation_accepted_by on ${schema}.invitation (village_id, accepted_by);
create index invitation_ended on ${schema}.invitation (village_id, (coalesce(settled_at, expires_at)));
call ${schema}.secure_by_village('${schema}.invitation', 'select, insert, update, delete');
call ${schema}.open_to_jobs('${schema}.invitation', 'select');
--rollback drop table ${schema}.invitation;

--changeset identity:village-usage
--comment What the services counted of a village, a row per day and figure.
create table ${schema}.village_usage (
    village_id uuid        not null,
    day        date        not null,
    service    varchar(50) not null,
    figure     varchar(50) not null,
    value      bigint      not null check (value >= 0),
    counted_at timestamptz not null,
    primary key (village_id, day, service, figure)
);
create index village_usage_day on ${schema}.village_usage (day);
call ${schema}.secure_by_village('${schema}.village_usage', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.village_usage', 'select');
--rollback drop table ${schema}.village_usage;
