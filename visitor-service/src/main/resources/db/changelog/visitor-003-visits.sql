--liquibase formatted sql

--changeset visitor:visitor-settings
--comment What a village decides about its visitors. No row means the defaults.
create table ${schema}.visitor_settings (
    village_id              uuid        not null,
    shortest_code_length    int         not null check (shortest_code_length between 6 and 12),
    longest_visit_days      int         not null check (longest_visit_days between 1 and 366),
    longest_delivery_hours  int         not null check (longest_delivery_hours between 1 and 72),
    walk_in_timeout_seconds int         not null check (walk_in_timeout_seconds between 30 and 600),
    walk_in_pass_minutes    int         not null check (walk_in_pass_minutes between 5 and 1440),
    overstay_grace_minutes  int         not null check (overstay_grace_minutes between 0 and 1440),
    retention_days          int         not null check (retention_days between 7 and 3650),
    version                 bigint      not null,
    updated_by              uuid        not null,
    updated_at              timestamptz not null,
    primary key (village_id)
);
call ${schema}.secure_by_village('${schema}.visitor_settings', 'select, insert, update');
--rollback drop table ${schema}.visitor_settings;

--changeset visitor:live-code
--comment Which codes are somebody's now, be it a visitor or a recurring pass: once that one is through, the code may be drawn again.
create table ${schema}.live_code (
    village_id uuid  not null,
    code_hash  bytea not null check (length(code_hash) = 32),
    owner_id   uuid  not null,
    primary key (village_id, code_hash)
);
create unique index live_code_owner on ${schema}.live_code (village_id, owner_id);
alter table ${schema}.visitor no force row level security;
insert into ${schema}.live_code (village_id, code_hash, owner_id)
select village_id, entry_code_hash, id from ${schema}.visitor where status in ('pending', 'checked_in');
alter table ${schema}.visitor force row level security;
drop index ${schema}.visitor_live_code;
call ${schema}.secure_by_village('${schema}.live_code', 'select, insert, delete');
--rollback create unique index visitor_live_code on ${schema}.visitor (village_id, entry_code_hash) where status in ('pending', 'checked_in');
--rollback drop table ${schema}.live_code;

--changeset visitor:visit-kind
--comment What somebody comes for, how many come, and when somebody inside has stayed too long.
alter table ${schema}.visitor no force row level security;
alter table ${schema}.visitor
    add column kind             varchar(20)  not null default 'visit'
        check (kind in ('visit', 'delivery', 'walk_in')),
    add column company          varchar(100),
    add column party_size       int          not null default 1 check (party_size between 1 and 99),
    add column overstays_at     timestamptz,
    add column overstay_told_at timestamptz;
update ${schema}.visitor
    set overstays_at = valid_until + interval '60 minutes',
        -- What is long over is told of no more.
        overstay_told_at = case when valid_until + interval '60 minutes' < now() then now() end;
alter table ${schema}.visitor alter column overstays_at set not null;
alter table ${schema}.visitor force row level security;
create index visitor_overstay on ${schema}.visitor (overstays_at)
    where status = 'checked_in' and overstay_told_at is null;
create index visitor_ended on ${schema}.visitor (village_id, updated_at) where status <> 'pending';
grant select (overstays_at, overstay_told_at) on table ${schema}.visitor to ${jobs};
-- By the rule of retention only.
grant delete on table ${schema}.visitor to ${app};
--rollback revoke delete on table ${schema}.visitor from ${app};
--rollback revoke select (overstays_at, overstay_told_at) on table ${schema}.visitor from ${jobs};
--rollback drop index ${schema}.visitor_ended;
--rollback drop index ${schema}.visitor_overstay;
--rollback alter table ${schema}.visitor drop column kind, drop column company, drop column party_size, drop column overstays_at, drop column overstay_told_at;

--changeset visitor:walk-in
--comment Somebody stands at the gate and a resident is asked. Name, phone and plate are encrypted.
create table ${schema}.walk_in (
    village_id  uuid        not null,
    id          uuid        not null,
    property_id uuid        not null,
    kind        varchar(20) not null check (kind in ('visit', 'delivery')),
    company     varchar(100),
    name        bytea       not null,
    phone       bytea,
    plate       bytea,
    purpose     text        not null check (length(purpose) <= 500),
    party_size  int         not null check (party_size between 1 and 99),
    status      varchar(20) not null
        check (status in ('waiting', 'approved', 'refused', 'timed_out', 'withdrawn')),
    answer_by   timestamptz not null,
    answered_at timestamptz,
    answered_by uuid,
    visitor_id  uuid,
    created_by  uuid        not null,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    primary key (village_id, id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id),
    foreign key (village_id, visitor_id) references ${schema}.visitor (village_id, id)
        on delete set null (visitor_id),
    check (created_at < answer_by),
    check ((status = 'waiting') = (answered_at is null)),
    check (status = 'approved' or visitor_id is null)
);
create index walk_in_property on ${schema}.walk_in (village_id, property_id, status, id);
create index walk_in_visitor on ${schema}.walk_in (village_id, visitor_id);
create index walk_in_status on ${schema}.walk_in (village_id, status, id);
create index walk_in_created on ${schema}.walk_in (village_id, created_at);
create index walk_in_unanswered on ${schema}.walk_in (answer_by) where status = 'waiting';
call ${schema}.secure_by_village('${schema}.walk_in', 'select, insert, update, delete');
-- Which villages have questions that nobody answered: no more than that.
call ${schema}.open_to_jobs('${schema}.walk_in', 'select (village_id, status, answer_by)');
--rollback drop table ${schema}.walk_in;

--changeset visitor:recurring-pass
--comment Somebody comes again and again, by a rule of RFC 5545. Name, phone and plate are encrypted; of the entry code only a keyed hash is kept.
create table ${schema}.recurring_pass (
    village_id      uuid         not null,
    id              uuid         not null,
    property_id     uuid         not null,
    name            bytea        not null,
    phone           bytea,
    plate           bytea,
    purpose         text         not null check (length(purpose) <= 500),
    party_size      int          not null check (party_size between 1 and 99),
    rule            varchar(200) not null,
    first_day       date         not null,
    last_day        date,
    except_days     date[]       not null,
    starts_minute   int          not null check (starts_minute between 0 and 1439),
    ends_minute     int          not null check (ends_minute between 0 and 1439),
    valid_from      timestamptz  not null,
    valid_until     timestamptz  not null,
    entry_code_hash bytea        not null check (length(entry_code_hash) = 32),
    status          varchar(20)  not null check (status in ('active', 'cancelled', 'expired')),
    created_by      uuid         not null,
    version         bigint       not null,
    created_at      timestamptz  not null,
    updated_at      timestamptz  not null,
    primary key (village_id, id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id),
    check (valid_from < valid_until),
    check (first_day <= last_day)
);
create index recurring_pass_property on ${schema}.recurring_pass (village_id, property_id, id);
create index recurring_pass_status on ${schema}.recurring_pass (village_id, status, id);
create index recurring_pass_ended on ${schema}.recurring_pass (village_id, updated_at) where status <> 'active';
create index recurring_pass_active on ${schema}.recurring_pass (valid_until) where status = 'active';
call ${schema}.secure_by_village('${schema}.recurring_pass', 'select, insert, update, delete');
-- Which villages have passes that have run out: no more than that.
call ${schema}.open_to_jobs('${schema}.recurring_pass', 'select (village_id, status, valid_until)');
--rollback drop table ${schema}.recurring_pass;

--changeset visitor:recurring-window
--comment When a recurring pass is good, worked out from its rule in the village's time zone.
create table ${schema}.recurring_window (
    village_id        uuid        not null,
    recurring_pass_id uuid        not null,
    starts_at         timestamptz not null,
    ends_at           timestamptz not null check (starts_at < ends_at),
    primary key (village_id, recurring_pass_id, starts_at),
    foreign key (village_id, recurring_pass_id) references ${schema}.recurring_pass (village_id, id)
        on delete cascade
);
create index recurring_window_time on ${schema}.recurring_window (village_id, ends_at, starts_at);
call ${schema}.secure_by_village('${schema}.recurring_window', 'select, insert, delete');
--rollback drop table ${schema}.recurring_window;

--changeset visitor:recurring-passage
--comment Each time a gate let somebody with a recurring pass in or out; the id is that of the access log.
create table ${schema}.recurring_passage (
    village_id        uuid        not null,
    id                uuid        not null,
    recurring_pass_id uuid        not null,
    direction         varchar(10) not null check (direction in ('entry', 'exit')),
    passed_at         timestamptz not null,
    primary key (village_id, id),
    foreign key (village_id, recurring_pass_id) references ${schema}.recurring_pass (village_id, id)
        on delete cascade
);
create index recurring_passage_pass on ${schema}.recurring_passage (village_id, recurring_pass_id, passed_at, id);
call ${schema}.secure_by_village('${schema}.recurring_passage', 'select, insert');
--rollback drop table ${schema}.recurring_passage;
