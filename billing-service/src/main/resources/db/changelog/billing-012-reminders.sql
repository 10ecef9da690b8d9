--liquibase formatted sql

--changeset billing:penalty-assessment
--comment How far a village's penalties are assessed. Invoices that changed since it began are looked at again.
create table ${schema}.penalty_assessment (
    village_id uuid        not null,
    as_of      date        not null,
    started_at timestamptz not null,
    primary key (village_id)
);
call ${schema}.secure_by_village('${schema}.penalty_assessment', 'select, insert, update');
-- What changed lately lies together: a summary of the pages costs a billing run nothing, an entry per invoice does.
create index invoice_updated on ${schema}.invoice using brin (updated_at) with (autosummarize = on);
--rollback drop index ${schema}.invoice_updated;
--rollback drop table ${schema}.penalty_assessment;

--changeset billing:reminder
--comment What a house in arrears was told, and why. A level is told once until the invoice that it counts from is settled.
create table ${schema}.reminder (
    village_id        uuid           not null,
    id                uuid           not null,
    property_id       uuid           not null,
    level             varchar(20)    not null check (level in ('friendly', 'formal', 'three_months', 'six_months')),
    oldest_invoice_id uuid           not null,
    oldest_due_date   date           not null,
    days_late         int            not null check (days_late > 0),
    amount            numeric(14, 2) not null check (amount > 0),
    sent_at           timestamptz    not null,
    cleared_at        timestamptz,
    primary key (village_id, id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id),
    foreign key (village_id, oldest_invoice_id) references ${schema}.invoice (village_id, id)
);
create unique index reminder_once on ${schema}.reminder (village_id, oldest_invoice_id, level) where cleared_at is null;
create index reminder_property on ${schema}.reminder (village_id, property_id, id);
create index reminder_level on ${schema}.reminder (village_id, level, id);
create index reminder_invoice on ${schema}.reminder (village_id, oldest_invoice_id);
call ${schema}.secure_by_village('${schema}.reminder', 'select, insert');
grant update (cleared_at) on ${schema}.reminder to ${app};
--rollback drop table ${schema}.reminder;
