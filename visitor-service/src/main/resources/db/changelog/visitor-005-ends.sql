--liquibase formatted sql

--changeset visitor:household-since
--comment Since when somebody is of a house without a break. Who was there before this was kept has been there all along.
alter table ${schema}.property no force row level security;
alter table ${schema}.property_resident no force row level security;
alter table ${schema}.property add column owner_since timestamptz;
update ${schema}.property set owner_since = 'epoch' where owner_id is not null;
alter table ${schema}.property
    add constraint property_owner_since check ((owner_id is null) = (owner_since is null));
alter table ${schema}.property_resident add column since timestamptz not null default 'epoch';
alter table ${schema}.property_resident alter column since drop default;
alter table ${schema}.property_resident force row level security;
alter table ${schema}.property force row level security;
--rollback alter table ${schema}.property_resident drop column since;
--rollback alter table ${schema}.property drop column owner_since;

--changeset visitor:visitor-of-household
--comment Whoever moves out takes along whom they expect.
create index visitor_expected_by on ${schema}.visitor (village_id, property_id, created_by)
    where status = 'pending';
create index recurring_pass_issued_by on ${schema}.recurring_pass (village_id, property_id, created_by)
    where status = 'active';
--rollback drop index ${schema}.recurring_pass_issued_by;
--rollback drop index ${schema}.visitor_expected_by;

--changeset visitor:latest-until
--comment The latest end that the pass ever had: a signed QR code may still say it. Of those changed before this was kept, the latest that it can have been.
alter table ${schema}.recurring_pass no force row level security;
alter table ${schema}.recurring_pass add column latest_until timestamptz;
update ${schema}.recurring_pass
    set latest_until = case when updated_at > created_at
        then greatest(valid_until, (first_day + interval '1 year 2 days') at time zone 'UTC')
        else valid_until end;
alter table ${schema}.recurring_pass alter column latest_until set not null;
alter table ${schema}.recurring_pass
    add constraint recurring_pass_latest_until check (latest_until >= valid_until);
alter table ${schema}.recurring_pass force row level security;
create index recurring_pass_latest on ${schema}.recurring_pass (village_id, latest_until);
--rollback drop index ${schema}.recurring_pass_latest;
--rollback alter table ${schema}.recurring_pass drop column latest_until;

--changeset visitor:revoked-pass
--comment What gates must still be told of passes whose records are purged, until the signed QR code has run out.
create table ${schema}.revoked_pass (
    village_id uuid        not null,
    id         uuid        not null,
    ends_at    timestamptz not null,
    used       boolean     not null,
    primary key (village_id, id)
);
create index revoked_pass_end on ${schema}.revoked_pass (village_id, ends_at);
call ${schema}.secure_by_village('${schema}.revoked_pass', 'select, insert, update, delete');
--rollback drop table ${schema}.revoked_pass;

--changeset visitor:purge-by-end
--comment Records are kept from the end of the visit on, and comings of a recurring pass from each of them on.
drop index ${schema}.visitor_ended;
create index visitor_ended on ${schema}.visitor (village_id, coalesce(checked_out_at, updated_at))
    where status in ('checked_out', 'expired', 'cancelled', 'denied');
create index recurring_passage_time on ${schema}.recurring_passage (village_id, passed_at);
-- Update is what locking rows asks for: instances pass over each other's.
grant update, delete on table ${schema}.recurring_passage to ${app};
--rollback revoke update, delete on table ${schema}.recurring_passage from ${app};
--rollback drop index ${schema}.recurring_passage_time;
--rollback drop index ${schema}.visitor_ended;
--rollback create index visitor_ended on ${schema}.visitor (village_id, updated_at) where status <> 'pending';

--changeset visitor:overstays-are-told-by-access
--comment access-service knows who is inside, and tells of who stays too long.
drop index ${schema}.visitor_overstay;
revoke select (overstays_at, overstay_told_at) on table ${schema}.visitor from ${jobs};
alter table ${schema}.visitor drop column overstay_told_at;
--rollback alter table ${schema}.visitor add column overstay_told_at timestamptz;
--rollback grant select (overstays_at, overstay_told_at) on table ${schema}.visitor to ${jobs};
--rollback create index visitor_overstay on ${schema}.visitor (overstays_at) where status = 'checked_in' and overstay_told_at is null;
