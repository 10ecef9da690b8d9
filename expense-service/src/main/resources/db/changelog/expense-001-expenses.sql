--liquibase formatted sql

--changeset expense:expense-category
create table ${schema}.expense_category (
    village_id  uuid          not null,
    id          uuid          not null,
    name        varchar(100)  not null check (name ~ '\S'),
    description varchar(2000) not null,
    status      varchar(20)   not null check (status in ('active', 'inactive')),
    version     bigint        not null,
    created_at  timestamptz   not null,
    updated_at  timestamptz   not null,
    primary key (village_id, id)
);
create unique index expense_category_name on ${schema}.expense_category (village_id, lower(name));
call ${schema}.secure_by_village('${schema}.expense_category', 'select, insert, update');
--rollback drop table ${schema}.expense_category;

--changeset expense:expense
--comment What was booked is never deleted, who booked it never changes, and a receipt that was replaced stays.
create table ${schema}.expense (
    village_id   uuid           not null,
    id           uuid           not null,
    category_id  uuid           not null,
    amount       numeric(14, 2) not null check (amount > 0),
    description  varchar(2000)  not null check (description ~ '\S'),
    payment_date date           not null check (payment_date >= date '2000-01-01'),
    status       varchar(20)    not null check (status in ('booked', 'void')),
    void_reason  varchar(500) check (void_reason ~ '\S'),
    voided_by    uuid,
    voided_at    timestamptz,
    receipt_id   uuid,
    booked_by    uuid           not null,
    version      bigint         not null,
    created_at   timestamptz    not null,
    updated_at   timestamptz    not null,
    primary key (village_id, id),
    foreign key (village_id, category_id) references ${schema}.expense_category (village_id, id),
    check (num_nulls(void_reason, voided_by, voided_at) = case status when 'void' then 0 else 3 end)
);
create index expense_by_date on ${schema}.expense (village_id, payment_date desc, id desc);
create index expense_by_category on ${schema}.expense (village_id, category_id, payment_date desc, id desc);
create index expense_by_amount on ${schema}.expense (village_id, amount);
create index expense_void on ${schema}.expense (village_id, payment_date desc, id desc) where status = 'void';
create table ${schema}.expense_receipt (
    village_id  uuid        not null,
    id          uuid        not null,
    expense_id  uuid        not null,
    file_id     uuid        not null,
    file_type   varchar(10) not null check (file_type in ('jpeg', 'png', 'pdf')),
    size_bytes  bigint      not null check (size_bytes > 0),
    sha256      char(64)    not null,
    attached_by uuid        not null,
    attached_at timestamptz not null,
    primary key (village_id, id),
    unique (village_id, expense_id, id),
    foreign key (village_id, expense_id) references ${schema}.expense (village_id, id)
);
alter table ${schema}.expense add constraint expense_receipt_is_its_own
    foreign key (village_id, id, receipt_id) references ${schema}.expense_receipt (village_id, expense_id, id);
call ${schema}.secure_by_village('${schema}.expense', 'select, insert');
grant update (category_id, amount, description, payment_date, status, void_reason, voided_by, voided_at,
    receipt_id, version, updated_at) on ${schema}.expense to ${app};
call ${schema}.secure_by_village('${schema}.expense_receipt', 'select, insert');
--rollback alter table ${schema}.expense drop constraint expense_receipt_is_its_own;
--rollback drop table ${schema}.expense_receipt;
--rollback drop table ${schema}.expense;
