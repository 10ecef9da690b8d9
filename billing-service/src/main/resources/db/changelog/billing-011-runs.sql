--liquibase formatted sql

--changeset billing:billing-run-progress
--comment A run works in chunks of houses in the order of their ids: `cursor_id` is the last one done. Who holds the lease may go on; it ends with the process.
alter table ${schema}.billing_run
    add column schedule_set varchar(30) not null default 'common' check (schedule_set ~ '^[a-z][a-z0-9-]{0,29}$'),
    add column status       varchar(10) not null default 'completed' check (status in ('issuing', 'completed', 'failed')),
    add column houses_total bigint      not null default 0 check (houses_total >= 0),
    add column houses_done  bigint      not null default 0 check (houses_done >= 0),
    add column prepaid      bigint      not null default 0 check (prepaid >= 0),
    add column not_in_terms bigint      not null default 0 check (not_in_terms >= 0),
    add column no_reading   bigint      not null default 0 check (no_reading >= 0),
    add column zero         bigint      not null default 0 check (zero >= 0),
    add column share_total  numeric(18, 6),
    add column cursor_id    uuid,
    add column lease_token  uuid,
    add column leased_until timestamptz,
    add column attempts     int         not null default 0 check (attempts >= 0),
    add column failure      varchar(500),
    add column trace_parent varchar(60),
    add column finished_at  timestamptz,
    add constraint billing_run_lease check ((status = 'issuing') = (leased_until is not null)),
    add constraint billing_run_failure check ((status = 'failed') = (failure is not null));
alter table ${schema}.billing_run no force row level security;
update ${schema}.billing_run
set finished_at = created_at, houses_total = created + already_billed + no_schedule,
    houses_done = created + already_billed + no_schedule;
alter table ${schema}.billing_run force row level security;
alter table ${schema}.billing_run
    add constraint billing_run_finished check ((status = 'issuing') = (finished_at is null));
-- One run at a time for a month and set: who asks for another joins it.
create unique index billing_run_active on ${schema}.billing_run (village_id, period, schedule_set)
    where status = 'issuing';
create index billing_run_lapsed on ${schema}.billing_run (leased_until) where status = 'issuing';
grant update (status, houses_done, created, already_billed, no_schedule, prepaid, not_in_terms, no_reading, zero,
        total, cursor_id, lease_token, leased_until, attempts, failure, finished_at)
    on ${schema}.billing_run to ${app};
call ${schema}.open_to_jobs('${schema}.billing_run', 'select (village_id, id, status, leased_until)');
--rollback drop policy jobs on ${schema}.billing_run;
--rollback revoke select (village_id, id, status, leased_until) on ${schema}.billing_run from ${jobs};
--rollback revoke update (status, houses_done, created, already_billed, no_schedule, prepaid, not_in_terms, no_reading, zero,
--rollback         total, cursor_id, lease_token, leased_until, attempts, failure, finished_at)
--rollback     on ${schema}.billing_run from ${app};
--rollback drop index ${schema}.billing_run_active;
--rollback drop index ${schema}.billing_run_lapsed;
--rollback alter table ${schema}.billing_run
--rollback     drop constraint billing_run_finished, drop constraint billing_run_failure, drop constraint billing_run_lease,
--rollback     drop column schedule_set, drop column status, drop column houses_total, drop column houses_done,
--rollback     drop column prepaid, drop column not_in_terms, drop column no_reading, drop column zero,
--rollback     drop column share_total, drop column cursor_id, drop column lease_token, drop column leased_until,
--rollback     drop column attempts, drop column failure, drop column trace_parent, drop column finished_at;
