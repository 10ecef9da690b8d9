--liquibase formatted sql

--changeset billing:payment-life
--comment A payment is of a house; the payer may say for which invoices. `invoice_id` is the one chosen, if it is one.
alter table ${schema}.payment no force row level security;
alter table ${schema}.invoice no force row level security;
alter table ${schema}.property no force row level security;
alter table ${schema}.payment drop constraint payment_check;
alter table ${schema}.payment drop constraint payment_status_check;
alter table ${schema}.payment
    alter column invoice_id drop not null,
    add column property_id   uuid,
    add column choice        jsonb not null default '[]' check (jsonb_typeof(choice) = 'array'),
    add column reference     varchar(50),
    add column sending_bank  varchar(3),
    add column trans_ref     varchar(50),
    add column transferred_at timestamptz,
    add column next_check_at timestamptz,
    add column attempts      int   not null default 0 check (attempts >= 0);
update ${schema}.payment p
set property_id = i.property_id, choice = jsonb_build_array(jsonb_build_object('invoiceId', i.id))
from ${schema}.invoice i where i.village_id = p.village_id and i.id = p.invoice_id;
update ${schema}.payment
set verification = jsonb_build_object('decision', verification -> 'decision', 'decidedBy', verification -> 'decidedBy',
        'decidedAt', verification -> 'decidedAt', 'reason', verification -> 'reason', 'note', verification -> 'note',
        'checks', '[]'::jsonb)
where verification is not null;
alter table ${schema}.payment
    alter column property_id set not null,
    add constraint payment_status check (status in ('pending', 'waiting', 'verified', 'rejected', 'reversed')),
    add constraint payment_waiting check ((status = 'waiting') = (next_check_at is not null)),
    add constraint payment_decided check (status in ('pending', 'waiting') or verification is not null),
    add foreign key (village_id, property_id) references ${schema}.property (village_id, id);
create index payment_property on ${schema}.payment (village_id, property_id, id);
create index payment_next_check on ${schema}.payment (next_check_at) where status = 'waiting';
grant update (sending_bank, trans_ref, transferred_at, next_check_at, attempts) on ${schema}.payment to ${app};
alter table ${schema}.property force row level security;
alter table ${schema}.invoice force row level security;
alter table ${schema}.payment force row level security;
--rollback alter table ${schema}.payment no force row level security;
--rollback drop index ${schema}.payment_property;
--rollback drop index ${schema}.payment_next_check;
--rollback alter table ${schema}.payment drop constraint payment_status, drop constraint payment_waiting,
--rollback     drop constraint payment_decided;
--rollback update ${schema}.payment set status = 'pending', verification = null where status = 'waiting';
--rollback alter table ${schema}.payment
--rollback     drop column property_id, drop column choice, drop column reference, drop column sending_bank,
--rollback     drop column trans_ref, drop column transferred_at, drop column next_check_at, drop column attempts,
--rollback     add constraint payment_status_check check (status in ('pending', 'verified', 'rejected')),
--rollback     add constraint payment_check check ((status = 'pending') = (verification is null));
--rollback alter table ${schema}.payment force row level security;

--changeset billing:credit
--comment Money of a house that no invoice has taken yet, by the payment it came with. Used oldest first.
create table ${schema}.credit (
    village_id  uuid           not null,
    id          uuid           not null,
    property_id uuid           not null,
    payment_id  uuid           not null,
    amount      numeric(14, 2) not null check (amount > 0),
    remaining   numeric(14, 2) not null check (remaining between 0 and amount),
    created_at  timestamptz    not null,
    primary key (village_id, id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id),
    foreign key (village_id, payment_id) references ${schema}.payment (village_id, id)
);
create index credit_left on ${schema}.credit (village_id, property_id, id) where remaining > 0;
create index credit_payment on ${schema}.credit (village_id, payment_id);
call ${schema}.secure_by_village('${schema}.credit', 'select, insert');
grant update (remaining) on ${schema}.credit to ${app};
--rollback drop table ${schema}.credit;

--changeset billing:allocation
--comment Which satang of a payment went where, by which rule. Append-only: what is undone is a row of the opposite amount.
--comment The rows of a verified payment sum up to its amount, those of a reversed one to zero.
create table ${schema}.allocation (
    village_id  uuid           not null,
    id          uuid           not null default uuidv7(),
    payment_id  uuid           not null,
    property_id uuid           not null,
    invoice_id  uuid,
    credit_id   uuid,
    component   varchar(10) check (component in ('fee', 'penalty')),
    at_issue    boolean        not null default false,
    amount      numeric(14, 2) not null check (amount <> 0),
    rule        varchar(30)    not null
        check (rule in ('payer_choice', 'penalty_first', 'oldest_first', 'principal_first', 'remainder',
            'credit_at_billing', 'credit_used', 'released', 'refund', 'reversal')),
    cause_id    uuid           not null,
    made_by     uuid,
    created_at  timestamptz    not null,
    primary key (village_id, id),
    foreign key (village_id, payment_id) references ${schema}.payment (village_id, id),
    foreign key (village_id, invoice_id) references ${schema}.invoice (village_id, id),
    foreign key (village_id, credit_id) references ${schema}.credit (village_id, id),
    check (num_nonnulls(invoice_id, credit_id) = 1),
    check ((component is not null) = (invoice_id is not null)),
    check (not at_issue or invoice_id is not null)
);
create index allocation_payment on ${schema}.allocation (village_id, payment_id, id);
create index allocation_invoice on ${schema}.allocation (village_id, invoice_id) where invoice_id is not null;
create index allocation_credit on ${schema}.allocation (village_id, credit_id) where credit_id is not null;
call ${schema}.secure_by_village('${schema}.allocation', 'select, insert');
--rollback drop table ${schema}.allocation;

--changeset billing:receipt
--comment The paper for money received, drawn from a snapshot of its day.
create table ${schema}.receipt (
    village_id   uuid           not null,
    id           uuid           not null,
    number       varchar(30)    not null,
    payment_id   uuid           not null,
    property_id  uuid           not null,
    amount       numeric(14, 2) not null check (amount > 0),
    issued_on    date           not null,
    snapshot     jsonb          not null,
    cancelled_at timestamptz,
    created_at   timestamptz    not null,
    primary key (village_id, id),
    unique (village_id, number),
    unique (village_id, payment_id),
    foreign key (village_id, payment_id) references ${schema}.payment (village_id, id)
);
create index receipt_property on ${schema}.receipt (village_id, property_id, id);
call ${schema}.secure_by_village('${schema}.receipt', 'select, insert');
grant update (cancelled_at) on ${schema}.receipt to ${app};
--rollback drop table ${schema}.receipt;

--changeset billing:slip-claim
--comment A slip pays once, anywhere: the index on the keyed hash spans all villages, and says nothing but that it is taken.
create table ${schema}.slip_claim (
    village_id uuid        not null,
    payment_id uuid        not null,
    claim      bytea       not null check (octet_length(claim) = 32),
    claimed_at timestamptz not null,
    primary key (village_id, payment_id),
    foreign key (village_id, payment_id) references ${schema}.payment (village_id, id)
);
create unique index slip_claim_once on ${schema}.slip_claim (claim);
call ${schema}.secure_by_village('${schema}.slip_claim', 'select, insert, delete');
--rollback drop table ${schema}.slip_claim;

--changeset billing:payments-of-before
--comment What was verified before there were books is booked as it would have been.
alter table ${schema}.payment no force row level security;
alter table ${schema}.invoice no force row level security;
alter table ${schema}.property no force row level security;
alter table ${schema}.credit no force row level security;
alter table ${schema}.allocation no force row level security;
alter table ${schema}.ledger_posting no force row level security;
insert into ${schema}.allocation
    (village_id, payment_id, property_id, invoice_id, component, amount, rule, cause_id, created_at)
select village_id, id, property_id, invoice_id, 'fee', amount, 'payer_choice', id, updated_at
from ${schema}.payment where status = 'verified';
insert into ${schema}.ledger_posting
    (village_id, booked_on, booked_at, kind, debit, credit, amount, property_id, invoice_id, source_id)
select village_id, (updated_at at time zone 'Asia/Bangkok')::date, updated_at, 'payment',
       case payment_method when 'cash' then 'cash' when 'cheque' then 'cheques' else 'bank' end,
       'receivable', amount, property_id, invoice_id, id
from ${schema}.payment where status = 'verified';
alter table ${schema}.ledger_posting force row level security;
alter table ${schema}.allocation force row level security;
alter table ${schema}.credit force row level security;
alter table ${schema}.property force row level security;
alter table ${schema}.invoice force row level security;
alter table ${schema}.payment force row level security;
--rollback empty
