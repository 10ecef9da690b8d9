--liquibase formatted sql

--changeset billing:invoice
--comment One per house and month, whoever bills it. Only what is paid, and the status, change.
create table ${schema}.invoice (
    village_id     uuid           not null,
    id             uuid           not null,
    property_id    uuid           not null,
    billing_run_id uuid           not null,
    house_number   varchar(50)    not null,
    period         varchar(7)     not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    amount         numeric(14, 2) not null check (amount > 0),
    paid           numeric(14, 2) not null check (paid >= 0 and paid <= amount),
    due_date       date           not null,
    status         varchar(20)    not null check (status in ('pending', 'paid', 'overdue')),
    items          jsonb          not null check (jsonb_typeof(items) = 'array'),
    version        bigint         not null,
    created_at     timestamptz    not null,
    updated_at     timestamptz    not null,
    primary key (village_id, id),
    unique (village_id, property_id, period),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id),
    foreign key (village_id, billing_run_id) references ${schema}.billing_run (village_id, id),
    check ((status = 'paid') = (paid = amount))
);
create index invoice_billing_run on ${schema}.invoice (village_id, billing_run_id);
create index invoice_period on ${schema}.invoice (village_id, period, id);
create index invoice_status on ${schema}.invoice (village_id, status, id);
create index invoice_due on ${schema}.invoice (village_id, due_date);
create index invoice_not_yet_overdue on ${schema}.invoice (village_id, due_date) where status = 'pending';
call ${schema}.secure_by_village('${schema}.invoice', 'select, insert');
grant update (paid, status, version, updated_at) on ${schema}.invoice to ${app};
--rollback drop table ${schema}.invoice;
