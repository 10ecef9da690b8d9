--liquibase formatted sql

--changeset billing:letterhead
--comment How the village signs its papers. Append-only: a paper keeps the one of its day.
create table ${schema}.letterhead (
    village_id uuid         not null,
    id         uuid         not null,
    name       varchar(200) not null,
    address    varchar(500) not null,
    tax_id     varchar(13) check (tax_id ~ '^\d{13}$'),
    phone      varchar(50),
    logo       text,
    created_by uuid         not null,
    created_at timestamptz  not null,
    primary key (village_id, id)
);
call ${schema}.secure_by_village('${schema}.letterhead', 'select, insert');
--rollback drop table ${schema}.letterhead;

--changeset billing:billing-settings
--comment What a village decides for itself. No row means the defaults.
create table ${schema}.billing_settings (
    village_id              uuid        not null,
    letterhead_id           uuid,
    biller_id               varchar(15) check (biller_id ~ '^\d{15}$'),
    promptpay_id            varchar(15) check (promptpay_id ~ '^\d{10,15}$'),
    allocation_policy       varchar(20) not null default 'penalty_first'
        check (allocation_policy in ('penalty_first', 'oldest_first', 'principal_first')),
    reminder_friendly_days  int         not null default 7,
    reminder_formal_days    int         not null default 30,
    reminder_3_months_days  int         not null default 90,
    reminder_6_months_days  int         not null default 180,
    version                 bigint      not null,
    updated_by              uuid        not null,
    updated_at              timestamptz not null,
    primary key (village_id),
    foreign key (village_id, letterhead_id) references ${schema}.letterhead (village_id, id),
    check (0 < reminder_friendly_days and reminder_friendly_days < reminder_formal_days
        and reminder_formal_days < reminder_3_months_days
        and reminder_3_months_days < reminder_6_months_days and reminder_6_months_days <= 3650)
);
create index billing_settings_letterhead on ${schema}.billing_settings (village_id, letterhead_id);
call ${schema}.secure_by_village('${schema}.billing_settings', 'select, insert, update');
--rollback drop table ${schema}.billing_settings;

--changeset billing:document-number
--comment The last number given, per kind and Buddhist-era year. Given in the transaction of the document, so there are no gaps.
create table ${schema}.document_number (
    village_id uuid        not null,
    kind       varchar(20) not null check (kind in ('invoice', 'receipt', 'credit_note', 'debit_note')),
    year       int         not null check (year between 2543 and 2742),
    last       bigint      not null check (last > 0),
    primary key (village_id, kind, year)
);
call ${schema}.secure_by_village('${schema}.document_number', 'select, insert, update');
--rollback drop table ${schema}.document_number;

--changeset billing:ledger-posting
--comment Double entry: each row moves an amount from one account to another, so the books balance by construction. Append-only; a mistake is booked back.
--comment Without foreign keys, like access_log (ADR 14): written by set-based SQL from the rows it names.
create table ${schema}.ledger_posting (
    village_id  uuid           not null,
    id          uuid           not null default uuidv7(),
    booked_on   date           not null,
    booked_at   timestamptz    not null,
    kind        varchar(30)    not null
        check (kind in ('invoice', 'credit_applied', 'payment', 'overpayment', 'credit_note', 'debit_note',
            'void', 'credit_released', 'write_off', 'recovery', 'payment_reversal', 'refund',
            'unidentified_receipt', 'placement')),
    debit       varchar(30)    not null
        check (debit in ('receivable', 'bank', 'cash', 'cheques', 'resident_credit', 'unidentified_receipts',
            'fee_income', 'penalty_income', 'discounts', 'adjustments', 'bad_debt', 'bad_debt_recovered')),
    credit      varchar(30)    not null
        check (credit in ('receivable', 'bank', 'cash', 'cheques', 'resident_credit', 'unidentified_receipts',
            'fee_income', 'penalty_income', 'discounts', 'adjustments', 'bad_debt', 'bad_debt_recovered')),
    amount      numeric(14, 2) not null check (amount > 0),
    property_id uuid,
    invoice_id  uuid,
    source_id   uuid           not null,
    primary key (village_id, id),
    check (debit <> credit),
    check ((debit in ('receivable', 'resident_credit') or credit in ('receivable', 'resident_credit'))
        = (property_id is not null)),
    check ((debit = 'receivable' or credit = 'receivable') = (invoice_id is not null))
);
create index ledger_posting_property on ${schema}.ledger_posting (village_id, property_id, booked_on);
call ${schema}.secure_by_village('${schema}.ledger_posting', 'select, insert');
--rollback drop table ${schema}.ledger_posting;
