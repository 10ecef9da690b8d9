--liquibase formatted sql

--changeset expense:expense-settings
--comment What a village decides about its expenses. The row is made when the village becomes known; every closing of a year locks it.
create table ${schema}.expense_settings (
    village_id              uuid           not null,
    fiscal_year_start_month int            not null check (fiscal_year_start_month between 1 and 12),
    second_approval_above   numeric(14, 2) check (second_approval_above >= 0),
    version                 bigint         not null,
    updated_by              uuid,
    updated_at              timestamptz    not null,
    primary key (village_id)
);
call ${schema}.secure_by_village('${schema}.expense_settings', 'select, insert, update');
call ${schema}.open_to_jobs('${schema}.expense_settings', 'select (village_id)');
--rollback drop table ${schema}.expense_settings;

--changeset expense:approval-limit
--comment Up to what amount a role or a person approves; no amount means any. A person's row counts instead of the role's.
create table ${schema}.approval_limit (
    village_id uuid not null,
    id         uuid not null,
    role       varchar(20) check (role in ('admin', 'staff')),
    user_id    uuid,
    up_to      numeric(14, 2) check (up_to >= 0),
    primary key (village_id, id),
    check (num_nulls(role, user_id) = 1)
);
create unique index approval_limit_role on ${schema}.approval_limit (village_id, role) where role is not null;
create unique index approval_limit_user on ${schema}.approval_limit (village_id, user_id) where user_id is not null;
call ${schema}.secure_by_village('${schema}.approval_limit', 'select, insert, delete');
--rollback drop table ${schema}.approval_limit;

--changeset expense:expense-document-number
--comment The last number given, per kind and Buddhist-era year. Given in the transaction of the document, so there are no gaps.
create table ${schema}.document_number (
    village_id uuid        not null,
    kind       varchar(30) not null
        check (kind in ('payment_voucher', 'petty_cash_voucher', 'fund_transfer', 'petty_cash_top_up')),
    year       int         not null check (year between 2543 and 2742),
    last       bigint      not null check (last > 0),
    primary key (village_id, kind, year)
);
call ${schema}.secure_by_village('${schema}.document_number', 'select, insert, update');
--rollback drop table ${schema}.document_number;

--changeset expense:vendor
--comment Who is paid. A vendor may be a person, so what says who it is is sealed with the village's key; the hash finds the tax id again.
create table ${schema}.vendor (
    village_id     uuid        not null,
    id             uuid        not null,
    name           bytea       not null,
    tax_id         bytea,
    tax_id_hash    bytea check (length(tax_id_hash) = 32),
    branch         varchar(5) check (branch ~ '^\d{5}$'),
    address        bytea,
    bank_code      varchar(3) check (bank_code ~ '^\d{3}$'),
    account_number bytea,
    account_name   bytea,
    status         varchar(20) not null check (status in ('active', 'inactive')),
    version        bigint      not null,
    created_by     uuid        not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    primary key (village_id, id),
    check (num_nulls(tax_id, tax_id_hash, branch) in (0, 3)),
    check (num_nulls(bank_code, account_number, account_name) in (0, 3))
);
create unique index vendor_tax_id on ${schema}.vendor (village_id, tax_id_hash, branch) where tax_id_hash is not null;
call ${schema}.secure_by_village('${schema}.vendor', 'select, insert, update');
--rollback drop table ${schema}.vendor;

--changeset expense:fiscal-year
create table ${schema}.fiscal_year (
    village_id uuid        not null,
    id         uuid        not null,
    year       int         not null check (year between 2543 and 2742),
    label      varchar(9)  not null,
    starts_on  date        not null,
    ends_on    date        not null,
    status     varchar(20) not null check (status in ('open', 'closed')),
    created_by uuid        not null,
    created_at timestamptz not null,
    primary key (village_id, id),
    unique (village_id, year),
    check (starts_on < ends_on)
);
create table ${schema}.fiscal_year_decision (
    village_id     uuid         not null,
    id             uuid         not null,
    fiscal_year_id uuid         not null,
    action         varchar(20)  not null check (action in ('closed', 'reopened')),
    reason         varchar(500) not null check (reason ~ '\S'),
    decided_by     uuid         not null,
    decided_at     timestamptz  not null,
    primary key (village_id, id),
    foreign key (village_id, fiscal_year_id) references ${schema}.fiscal_year (village_id, id)
);
create index fiscal_year_decision_year on ${schema}.fiscal_year_decision (village_id, fiscal_year_id);
call ${schema}.secure_by_village('${schema}.fiscal_year', 'select, insert');
grant update (status) on ${schema}.fiscal_year to ${app};
call ${schema}.secure_by_village('${schema}.fiscal_year_decision', 'select, insert');
--rollback drop table ${schema}.fiscal_year_decision;
--rollback drop table ${schema}.fiscal_year;

--changeset expense:fund
create table ${schema}.fund (
    village_id     uuid           not null,
    id             uuid           not null,
    kind           varchar(20)    not null check (kind in ('common', 'sinking', 'special')),
    name           varchar(100)   not null check (name ~ '\S'),
    name_en        varchar(100)   not null,
    opening_amount numeric(14, 2) not null check (opening_amount >= 0),
    created_at     timestamptz    not null,
    primary key (village_id, id)
);
create unique index fund_name on ${schema}.fund (village_id, lower(name));
create unique index fund_common on ${schema}.fund (village_id) where kind = 'common';
create unique index fund_sinking on ${schema}.fund (village_id) where kind = 'sinking';
create table ${schema}.fund_transfer (
    village_id     uuid           not null,
    id             uuid           not null,
    number         varchar(30)    not null,
    from_fund_id   uuid           not null,
    to_fund_id     uuid           not null,
    amount         numeric(14, 2) not null check (amount > 0),
    transferred_on date           not null,
    reason         varchar(500)   not null check (reason ~ '\S'),
    made_by        uuid           not null,
    made_at        timestamptz    not null,
    primary key (village_id, id),
    unique (village_id, number),
    foreign key (village_id, from_fund_id) references ${schema}.fund (village_id, id),
    foreign key (village_id, to_fund_id) references ${schema}.fund (village_id, id),
    check (from_fund_id <> to_fund_id)
);
create index fund_transfer_from on ${schema}.fund_transfer (village_id, from_fund_id);
create index fund_transfer_to on ${schema}.fund_transfer (village_id, to_fund_id);
call ${schema}.secure_by_village('${schema}.fund', 'select, insert');
grant update (opening_amount) on ${schema}.fund to ${app};
call ${schema}.secure_by_village('${schema}.fund_transfer', 'select, insert');
--rollback drop table ${schema}.fund_transfer;
--rollback drop table ${schema}.fund;

--changeset expense:petty-cash
--comment What is in a box is what the journal says; counts and top-ups tell of it.
create table ${schema}.petty_cash_box (
    village_id   uuid           not null,
    id           uuid           not null,
    name         varchar(100)   not null check (name ~ '\S'),
    fund_id      uuid           not null,
    custodian_id uuid           not null,
    float_amount numeric(14, 2) not null check (float_amount > 0),
    created_by   uuid           not null,
    created_at   timestamptz    not null,
    primary key (village_id, id),
    foreign key (village_id, fund_id) references ${schema}.fund (village_id, id)
);
create unique index petty_cash_box_name on ${schema}.petty_cash_box (village_id, lower(name));
create index petty_cash_box_fund on ${schema}.petty_cash_box (village_id, fund_id);
create table ${schema}.petty_cash_top_up (
    village_id        uuid           not null,
    id                uuid           not null,
    petty_cash_box_id uuid           not null,
    number            varchar(30)    not null,
    amount            numeric(14, 2) not null check (amount > 0),
    topped_up_on      date           not null,
    made_by           uuid           not null,
    made_at           timestamptz    not null,
    primary key (village_id, id),
    unique (village_id, number),
    foreign key (village_id, petty_cash_box_id) references ${schema}.petty_cash_box (village_id, id)
);
create index petty_cash_top_up_box on ${schema}.petty_cash_top_up (village_id, petty_cash_box_id);
create table ${schema}.petty_cash_count (
    village_id        uuid           not null,
    id                uuid           not null,
    petty_cash_box_id uuid           not null,
    counted           numeric(14, 2) not null check (counted >= 0),
    expected          numeric(14, 2) not null,
    difference        numeric(14, 2) not null generated always as (counted - expected) stored,
    reason            varchar(500) check (reason ~ '\S'),
    counted_on        date           not null,
    counted_by        uuid           not null,
    counted_at        timestamptz    not null,
    primary key (village_id, id),
    foreign key (village_id, petty_cash_box_id) references ${schema}.petty_cash_box (village_id, id),
    check (counted = expected or reason is not null)
);
create index petty_cash_count_box on ${schema}.petty_cash_count (village_id, petty_cash_box_id);
call ${schema}.secure_by_village('${schema}.petty_cash_box', 'select, insert');
grant update (float_amount) on ${schema}.petty_cash_box to ${app};
call ${schema}.secure_by_village('${schema}.petty_cash_top_up', 'select, insert');
call ${schema}.secure_by_village('${schema}.petty_cash_count', 'select, insert');
--rollback drop table ${schema}.petty_cash_count;
--rollback drop table ${schema}.petty_cash_top_up;
--rollback drop table ${schema}.petty_cash_box;

--changeset expense:journal-posting
--comment Double entry: each row moves an amount from one account to another within a fund, so the books balance by construction. Append-only; a mistake is booked back. Without foreign keys, like access_log (ADR 14).
create table ${schema}.journal_posting (
    village_id        uuid           not null,
    id                uuid           not null default uuidv7(),
    entry_date        date           not null,
    booked_at         timestamptz    not null,
    kind              varchar(30)    not null
        check (kind in ('payment', 'void', 'opening_balance', 'fund_transfer', 'petty_cash_top_up', 'petty_cash_count')),
    debit             varchar(30)    not null
        check (debit in ('expense', 'vat', 'payable', 'withholding_payable', 'bank', 'cash', 'petty_cash',
            'interfund', 'fund_balance', 'cash_difference')),
    credit            varchar(30)    not null
        check (credit in ('expense', 'vat', 'payable', 'withholding_payable', 'bank', 'cash', 'petty_cash',
            'interfund', 'fund_balance', 'cash_difference')),
    amount            numeric(14, 2) not null check (amount > 0),
    fund_id           uuid           not null,
    category_id       uuid,
    vendor_id         uuid,
    petty_cash_box_id uuid,
    source_id         uuid           not null,
    primary key (village_id, id),
    check (debit <> credit),
    check ((debit = 'expense' or credit = 'expense') <= (category_id is not null)),
    check ((debit = 'petty_cash' or credit = 'petty_cash') = (petty_cash_box_id is not null))
);
create index journal_posting_date on ${schema}.journal_posting (village_id, entry_date);
create index journal_posting_source on ${schema}.journal_posting (village_id, source_id);
create index journal_posting_box on ${schema}.journal_posting (village_id, petty_cash_box_id)
    where petty_cash_box_id is not null;
call ${schema}.secure_by_village('${schema}.journal_posting', 'select, insert');
--rollback drop table ${schema}.journal_posting;

--changeset expense:category-tree
alter table ${schema}.expense_category no force row level security;
alter table ${schema}.expense_category
    add column name_en varchar(100) not null default '',
    add column parent_id uuid,
    add constraint expense_category_parent
        foreign key (village_id, parent_id) references ${schema}.expense_category (village_id, id),
    add constraint expense_category_not_its_own_parent check (parent_id <> id);
create index expense_category_parent on ${schema}.expense_category (village_id, parent_id);
alter table ${schema}.expense_category force row level security;
--rollback alter table ${schema}.expense_category drop column parent_id;
--rollback alter table ${schema}.expense_category drop column name_en;

--changeset expense:budget
create table ${schema}.budget (
    village_id     uuid        not null,
    id             uuid        not null,
    fiscal_year_id uuid        not null,
    version        int         not null check (version > 0),
    status         varchar(20) not null check (status in ('draft', 'approved', 'superseded')),
    note           varchar(500) not null,
    drafted_by     uuid        not null,
    drafted_at     timestamptz not null,
    approved_by    uuid,
    approved_at    timestamptz,
    primary key (village_id, id),
    unique (village_id, fiscal_year_id, version),
    foreign key (village_id, fiscal_year_id) references ${schema}.fiscal_year (village_id, id),
    check (num_nulls(approved_by, approved_at) = case status when 'draft' then 2 else 0 end),
    constraint budget_maker_is_not_its_checker check (approved_by <> drafted_by)
);
create unique index budget_in_force on ${schema}.budget (village_id, fiscal_year_id) where status = 'approved';
create table ${schema}.budget_line (
    village_id  uuid           not null,
    id          uuid           not null,
    budget_id   uuid           not null,
    category_id uuid           not null,
    amount      numeric(14, 2) not null check (amount >= 0),
    primary key (village_id, id),
    unique (village_id, budget_id, category_id),
    foreign key (village_id, budget_id) references ${schema}.budget (village_id, id),
    foreign key (village_id, category_id) references ${schema}.expense_category (village_id, id)
);
create index budget_line_category on ${schema}.budget_line (village_id, category_id);
call ${schema}.secure_by_village('${schema}.budget', 'select, insert');
grant update (status, approved_by, approved_at) on ${schema}.budget to ${app};
call ${schema}.secure_by_village('${schema}.budget_line', 'select, insert');
--rollback drop table ${schema}.budget_line;
--rollback drop table ${schema}.budget;

--changeset expense:expense-workflow
--comment What was booked before is paid now, from the common fund; the application numbers and posts nothing after the fact, so it is done here.
alter table ${schema}.expense no force row level security;
alter table ${schema}.expense_category no force row level security;
alter table ${schema}.vendor no force row level security;
alter table ${schema}.fund no force row level security;
alter table ${schema}.petty_cash_box no force row level security;
alter table ${schema}.document_number no force row level security;
alter table ${schema}.journal_posting no force row level security;
alter table ${schema}.expense
    drop constraint expense_status_check,
    drop constraint expense_check,
    add column vendor_id uuid,
    add column invoice_number varchar(50) check (invoice_number ~ '\S'),
    add column invoice_key varchar(50) generated always as (upper(regexp_replace(invoice_number, '\s', '', 'g'))) stored,
    add column vat varchar(20) not null default 'none' check (vat in ('none', 'standard')),
    add column vat_amount numeric(14, 2) not null default 0 check (vat_amount >= 0),
    add column withholding varchar(20) not null default 'none'
        check (withholding in ('none', 'transport', 'insurance', 'advertising', 'service', 'professional', 'rent')),
    add column withheld numeric(14, 2) not null default 0 check (withheld >= 0),
    add column net_amount numeric(14, 2) not null generated always as (amount + vat_amount - withheld) stored
        check (net_amount > 0),
    add column round int not null default 0 check (round >= 0),
    add column approvals int not null default 0 check (approvals between 0 and 2),
    add column number varchar(30),
    add column fund_id uuid,
    add column payment_method varchar(20)
        check (payment_method in ('transfer', 'cheque', 'cash', 'petty_cash', 'other')),
    add column payment_reference varchar(50),
    add column petty_cash_box_id uuid,
    add constraint expense_vendor foreign key (village_id, vendor_id) references ${schema}.vendor (village_id, id),
    add constraint expense_fund foreign key (village_id, fund_id) references ${schema}.fund (village_id, id),
    add constraint expense_petty_cash_box
        foreign key (village_id, petty_cash_box_id) references ${schema}.petty_cash_box (village_id, id);
insert into ${schema}.fund (village_id, id, kind, name, name_en, opening_amount, created_at)
    select distinct on (village_id) village_id, uuidv7(), 'common', 'กองทุนส่วนกลาง', 'Common fund', 0, now()
    from ${schema}.expense;
update ${schema}.expense e
    set status = case e.status when 'booked' then 'paid' else e.status end,
        payment_method = 'other',
        fund_id = f.id,
        number = format('PV-%s-%s', n.year, lpad(n.place::text, 6, '0')),
        round = 1,
        approvals = 1
    from ${schema}.fund f, (
        select village_id, id, extract(year from payment_date)::int + 543 as year,
               row_number() over (partition by village_id, extract(year from payment_date)
                   order by payment_date, id) as place
        from ${schema}.expense) n
    where f.village_id = e.village_id and f.kind = 'common' and n.village_id = e.village_id and n.id = e.id;
insert into ${schema}.document_number (village_id, kind, year, last)
    select village_id, 'payment_voucher', extract(year from payment_date)::int + 543, count(*)
    from ${schema}.expense group by 1, 3;
insert into ${schema}.journal_posting (village_id, entry_date, booked_at, kind, debit, credit, amount, fund_id,
        category_id, source_id)
    select e.village_id, e.payment_date, e.created_at, 'payment', move.debit, move.credit, e.amount, e.fund_id,
           e.category_id, e.id
    from ${schema}.expense e
    cross join (values ('expense', 'payable'), ('payable', 'bank')) as move (debit, credit)
    where e.status = 'paid';
alter table ${schema}.expense
    add constraint expense_status_check
        check (status in ('draft', 'submitted', 'approved', 'rejected', 'paid', 'void')),
    add constraint expense_voiding
        check (num_nulls(void_reason, voided_by, voided_at) = case status when 'void' then 0 else 3 end),
    add constraint expense_payment
        check (num_nulls(number, fund_id, payment_method) = case status when 'paid' then 0 when 'void'
            then num_nulls(number, fund_id, payment_method) else 3 end
            and num_nulls(number, fund_id, payment_method) in (0, 3)),
    add constraint expense_petty_cash
        check ((payment_method is not distinct from 'petty_cash') = (petty_cash_box_id is not null));
create unique index expense_number on ${schema}.expense (village_id, number);
create unique index expense_invoice on ${schema}.expense (village_id, vendor_id, invoice_key, amount)
    where status <> 'void';
create index expense_fund on ${schema}.expense (village_id, fund_id);
create index expense_petty_cash_box on ${schema}.expense (village_id, petty_cash_box_id);
create index expense_by_vendor on ${schema}.expense (village_id, vendor_id, payment_date desc, id desc);
create index expense_by_status on ${schema}.expense (village_id, status, payment_date desc, id desc);
grant update (vendor_id, invoice_number, vat, vat_amount, withholding, withheld, round, approvals, number, fund_id,
    payment_method, payment_reference, petty_cash_box_id) on ${schema}.expense to ${app};
alter table ${schema}.journal_posting force row level security;
alter table ${schema}.document_number force row level security;
alter table ${schema}.petty_cash_box force row level security;
alter table ${schema}.fund force row level security;
alter table ${schema}.vendor force row level security;
alter table ${schema}.expense_category force row level security;
alter table ${schema}.expense force row level security;
--rollback alter table ${schema}.expense no force row level security;
--rollback update ${schema}.expense set void_reason = 'never paid', voided_by = booked_by, voided_at = updated_at where status not in ('paid', 'void');
--rollback alter table ${schema}.expense drop constraint expense_voiding, drop constraint expense_status_check, drop constraint expense_payment, drop constraint expense_petty_cash;
--rollback update ${schema}.expense set status = case status when 'paid' then 'booked' else 'void' end;
--rollback alter table ${schema}.expense drop column vendor_id, drop column invoice_key, drop column vat, drop column net_amount, drop column round, drop column approvals, drop column number, drop column fund_id, drop column payment_method, drop column payment_reference, drop column petty_cash_box_id;
--rollback alter table ${schema}.expense drop column invoice_number, drop column vat_amount, drop column withholding, drop column withheld;
--rollback alter table ${schema}.expense add constraint expense_status_check check (status in ('booked', 'void')), add constraint expense_check check (num_nulls(void_reason, voided_by, voided_at) = case status when 'void' then 0 else 3 end);
--rollback drop index ${schema}.expense_by_status;
--rollback alter table ${schema}.expense force row level security;

--changeset expense:expense-decision
--comment Maker is not checker: each person has one part in an expense, and a decision names the part it was made in.
alter table ${schema}.expense no force row level security;
create table ${schema}.expense_part (
    village_id uuid        not null,
    expense_id uuid        not null,
    person_id  uuid        not null,
    part       varchar(10) not null check (part in ('maker', 'checker')),
    primary key (village_id, expense_id, person_id),
    unique (village_id, expense_id, person_id, part),
    foreign key (village_id, expense_id) references ${schema}.expense (village_id, id)
);
create table ${schema}.expense_decision (
    village_id  uuid           not null,
    id          uuid           not null,
    expense_id  uuid           not null,
    action      varchar(20)    not null,
    from_status varchar(20)    not null,
    to_status   varchar(20)    not null,
    round       int            not null,
    part        varchar(10),
    amount      numeric(14, 2) not null,
    reason      varchar(500) check (reason ~ '\S'),
    decided_by  uuid           not null,
    decided_at  timestamptz    not null,
    primary key (village_id, id),
    foreign key (village_id, expense_id) references ${schema}.expense (village_id, id),
    constraint expense_maker_is_not_its_checker foreign key (village_id, expense_id, decided_by, part)
        references ${schema}.expense_part (village_id, expense_id, person_id, part),
    constraint expense_decision_part check (part is not distinct from case
        when action in ('drafted', 'changed', 'submitted', 'booked') then 'maker'
        when action in ('approved', 'rejected', 'voided') then 'checker' end),
    constraint expense_decision_step check ((action, from_status, to_status) in (
        ('booked', 'none', 'paid'), ('drafted', 'none', 'draft'), ('changed', 'draft', 'draft'),
        ('submitted', 'draft', 'submitted'), ('approved', 'submitted', 'submitted'),
        ('approved', 'submitted', 'approved'), ('rejected', 'submitted', 'rejected'),
        ('returned', 'submitted', 'draft'), ('returned', 'approved', 'draft'), ('returned', 'rejected', 'draft'),
        ('paid', 'approved', 'paid'), ('discarded', 'draft', 'void'), ('discarded', 'submitted', 'void'),
        ('discarded', 'rejected', 'void'), ('voided', 'approved', 'void'), ('voided', 'paid', 'void'))),
    constraint expense_decision_reason
        check (reason is not null or action not in ('rejected', 'returned', 'discarded', 'voided'))
);
create index expense_decision_expense on ${schema}.expense_decision (village_id, expense_id, id);
create unique index expense_approved_once on ${schema}.expense_decision (village_id, expense_id, round, decided_by)
    where action = 'approved';
insert into ${schema}.expense_part (village_id, expense_id, person_id, part)
    select village_id, id, booked_by, 'maker' from ${schema}.expense;
insert into ${schema}.expense_decision (village_id, id, expense_id, action, from_status, to_status, round, part, amount,
        decided_by, decided_at)
    select village_id, uuidv7(), id, 'booked', 'none', 'paid', 1, 'maker', amount, booked_by, created_at
    from ${schema}.expense;
call ${schema}.secure_by_village('${schema}.expense_part', 'select, insert');
call ${schema}.secure_by_village('${schema}.expense_decision', 'select, insert');
alter table ${schema}.expense force row level security;
--rollback drop table ${schema}.expense_decision;
--rollback drop table ${schema}.expense_part;
