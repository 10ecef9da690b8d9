--liquibase formatted sql

--changeset billing:invoice-life
--comment Numbers, corrections and components. An issued invoice never changes: what is paid, credited, debited and written off is kept beside its amount.
--comment Without foreign keys (ADR 17): the statements that write it select from the rows it names, and nobody may delete those.
alter table ${schema}.invoice no force row level security;
alter table ${schema}.invoice drop constraint invoice_check;
alter table ${schema}.invoice drop constraint invoice_check1;
alter table ${schema}.invoice drop constraint invoice_amount_check;
alter table ${schema}.invoice drop constraint invoice_status_check;
alter table ${schema}.invoice drop constraint invoice_village_id_property_id_period_key;
drop index ${schema}.invoice_billing_run;
drop index ${schema}.invoice_period;
drop index ${schema}.invoice_due;
drop index ${schema}.invoice_status;
alter table ${schema}.invoice
    drop constraint invoice_village_id_property_id_fkey,
    drop constraint invoice_village_id_billing_run_id_fkey;
alter table ${schema}.invoice
    alter column billing_run_id drop not null,
    add column number         varchar(30),
    add column issued_on      date,
    add column schedule_set   varchar(30)    not null default 'common',
    add column letterhead_id  uuid,
    add column penalty_amount numeric(14, 2) not null default 0,
    add column penalty_paid   numeric(14, 2) not null default 0,
    add column penalty_credited numeric(14, 2) not null default 0,
    add column credited       numeric(14, 2) not null default 0,
    add column debited        numeric(14, 2) not null default 0,
    add column written_off    numeric(14, 2) not null default 0;
update ${schema}.invoice i
set number = n.number, issued_on = n.issued_on, items = n.items
from (
    select village_id, id, issued_on,
           'INV-' || year || '-' || lpad(row_number() over (
               partition by village_id, year order by created_at, id)::text, 6, '0') as number,
           items
    from (
        select village_id, id, created_at,
               (created_at at time zone 'Asia/Bangkok')::date as issued_on,
               extract(year from created_at at time zone 'Asia/Bangkok')::int + 543 as year,
               (select jsonb_agg(line || jsonb_build_object('period', jsonb_build_object(
                    'from', line ->> 'period' || '-01',
                    'to', ((line ->> 'period' || '-01')::date + interval '1 month - 1 day')::date)) order by at)
                from jsonb_array_elements(items) with ordinality as lines (line, at)) as items
        from ${schema}.invoice) as dated
) as n
where n.village_id = i.village_id and n.id = i.id;
alter table ${schema}.invoice
    alter column number set not null,
    alter column issued_on set not null,
    add column balance numeric(14, 2) generated always as (amount + debited - credited - paid - written_off) stored,
    add constraint invoice_number unique (village_id, number),
    add constraint invoice_amounts check (amount >= 0 and paid >= 0 and credited >= 0 and debited >= 0
        and written_off >= 0 and balance >= 0),
    add constraint invoice_penalty check (penalty_paid >= 0 and penalty_credited >= 0
        and penalty_paid + penalty_credited <= penalty_amount
        and penalty_paid <= paid and penalty_credited <= credited),
    add constraint invoice_status check (status in
        ('pending', 'partially_paid', 'paid', 'overdue', 'void', 'written_off')),
    add constraint invoice_settled check ((status in ('paid', 'void', 'written_off')) = (balance = 0)),
    add constraint invoice_written_off check ((status = 'written_off') = (written_off > 0)),
    add constraint invoice_void check (status <> 'void' or paid = 0);
-- One live invoice per house, month and set of schedules, whoever bills it; single ones are of no run. Not partial, so
-- that it also finds all invoices of a house: null is no duplicate of null.
create unique index invoice_once on ${schema}.invoice (village_id, property_id, period, schedule_set,
    (case when status <> 'void' and billing_run_id is not null then 1 end));
drop index ${schema}.invoice_not_yet_overdue;
create index invoice_status on ${schema}.invoice (village_id, status, due_date);
update ${schema}.invoice set status = 'partially_paid' where status = 'pending' and paid > 0;
grant update (penalty_paid, penalty_credited, credited, debited, written_off) on ${schema}.invoice to ${app};
alter table ${schema}.invoice force row level security;
--rollback alter table ${schema}.invoice no force row level security;
--rollback alter table ${schema}.property no force row level security;
--rollback alter table ${schema}.billing_run no force row level security;
--rollback drop index ${schema}.invoice_once;
--rollback drop index ${schema}.invoice_status;
--rollback alter table ${schema}.invoice
--rollback     drop constraint invoice_amounts, drop constraint invoice_penalty, drop constraint invoice_status,
--rollback     drop constraint invoice_settled, drop constraint invoice_written_off, drop constraint invoice_void,
--rollback     drop column balance, drop column number, drop column issued_on, drop column schedule_set,
--rollback     drop column letterhead_id, drop column penalty_amount, drop column penalty_paid, drop column penalty_credited,
--rollback     drop column credited, drop column debited, drop column written_off;
--rollback update ${schema}.invoice set status = 'pending' where status = 'partially_paid';
--rollback update ${schema}.invoice set items = (
--rollback     select jsonb_agg(line || jsonb_build_object('period', left(line -> 'period' ->> 'from', 7)) order by at)
--rollback     from jsonb_array_elements(items) with ordinality as lines (line, at));
--rollback alter table ${schema}.invoice
--rollback     alter column billing_run_id set not null,
--rollback     add constraint invoice_amount_check check (amount > 0),
--rollback     add constraint invoice_check check (paid >= 0 and paid <= amount),
--rollback     add constraint invoice_status_check check (status in ('pending', 'paid', 'overdue')),
--rollback     add constraint invoice_check1 check ((status = 'paid') = (paid = amount)),
--rollback     add unique (village_id, property_id, period),
--rollback     add foreign key (village_id, property_id) references ${schema}.property (village_id, id),
--rollback     add foreign key (village_id, billing_run_id) references ${schema}.billing_run (village_id, id);
--rollback create index invoice_billing_run on ${schema}.invoice (village_id, billing_run_id);
--rollback create index invoice_period on ${schema}.invoice (village_id, period, id);
--rollback create index invoice_due on ${schema}.invoice (village_id, due_date);
--rollback create index invoice_status on ${schema}.invoice (village_id, status, id);
--rollback create index invoice_not_yet_overdue on ${schema}.invoice (village_id, due_date) where status = 'pending';
--rollback alter table ${schema}.invoice force row level security;
--rollback alter table ${schema}.billing_run force row level security;
--rollback alter table ${schema}.property force row level security;

--changeset billing:invoice-numbers-and-postings
--comment What was issued before there were books is numbered and booked as it would have been.
alter table ${schema}.invoice no force row level security;
alter table ${schema}.document_number no force row level security;
alter table ${schema}.ledger_posting no force row level security;
insert into ${schema}.document_number (village_id, kind, year, last)
select village_id, 'invoice', split_part(number, '-', 2)::int, count(*) from ${schema}.invoice
group by village_id, split_part(number, '-', 2)::int;
insert into ${schema}.ledger_posting
    (village_id, booked_on, booked_at, kind, debit, credit, amount, property_id, invoice_id, source_id)
select village_id, issued_on, created_at, 'invoice', 'receivable', 'fee_income', amount, property_id, id, id
from ${schema}.invoice;
alter table ${schema}.ledger_posting force row level security;
alter table ${schema}.document_number force row level security;
alter table ${schema}.invoice force row level security;
--rollback empty

--changeset billing:invoice-draft
--comment An invoice that staff prepare by hand. It is no paper yet: no number, no posting, and it may be changed or thrown away.
create table ${schema}.invoice_draft (
    village_id  uuid        not null,
    id          uuid        not null,
    property_id uuid        not null,
    due_date    date        not null,
    items       jsonb       not null check (jsonb_typeof(items) = 'array'),
    created_by  uuid        not null,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    primary key (village_id, id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id)
);
create index invoice_draft_property on ${schema}.invoice_draft (village_id, property_id);
call ${schema}.secure_by_village('${schema}.invoice_draft', 'select, insert, update, delete');
--rollback drop table ${schema}.invoice_draft;

--changeset billing:invoice-correction
--comment Credit notes, debit notes, voids and write-offs, with who made them and why. Append-only.
create table ${schema}.invoice_correction (
    village_id    uuid           not null,
    id            uuid           not null,
    invoice_id    uuid           not null,
    property_id   uuid           not null,
    kind          varchar(20)    not null check (kind in ('credit_note', 'debit_note', 'void', 'write_off')),
    number        varchar(30),
    amount        numeric(14, 2) not null check (amount >= 0),
    released      numeric(14, 2) not null default 0 check (released between 0 and amount),
    items         jsonb          not null check (jsonb_typeof(items) = 'array'),
    reason        varchar(500)   not null,
    issued_on     date           not null,
    letterhead_id uuid,
    made_by       uuid           not null,
    created_at    timestamptz    not null,
    primary key (village_id, id),
    unique (village_id, number),
    foreign key (village_id, invoice_id) references ${schema}.invoice (village_id, id),
    foreign key (village_id, letterhead_id) references ${schema}.letterhead (village_id, id),
    check ((number is not null) = (kind in ('credit_note', 'debit_note')))
);
create index invoice_correction_invoice on ${schema}.invoice_correction (village_id, invoice_id);
create index invoice_correction_property on ${schema}.invoice_correction (village_id, property_id, id);
call ${schema}.secure_by_village('${schema}.invoice_correction', 'select, insert');
--rollback drop table ${schema}.invoice_correction;
