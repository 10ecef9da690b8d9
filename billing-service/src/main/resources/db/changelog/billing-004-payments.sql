--liquibase formatted sql

--changeset billing:payment
--comment The slip itself is in the file store. A decided payment never changes again.
create table ${schema}.payment (
    village_id      uuid           not null,
    id              uuid           not null,
    invoice_id      uuid           not null,
    amount          numeric(14, 2) not null check (amount > 0),
    payment_date    date           not null,
    payment_method  varchar(50)    not null
        check (payment_method in ('bank_transfer', 'promptpay', 'cash', 'cheque')),
    status          varchar(20)    not null check (status in ('pending', 'verified', 'rejected')),
    verification    jsonb,
    slip_file_id    uuid,
    slip_type       varchar(10) check (slip_type in ('JPEG', 'PNG')),
    slip_size_bytes bigint check (slip_size_bytes > 0),
    slip_sha256     varchar(64),
    submitted_by    uuid           not null,
    version         bigint         not null,
    created_at      timestamptz    not null,
    updated_at      timestamptz    not null,
    primary key (village_id, id),
    foreign key (village_id, invoice_id) references ${schema}.invoice (village_id, id),
    check ((status = 'pending') = (verification is null)),
    check (num_nulls(slip_file_id, slip_type, slip_size_bytes, slip_sha256) in (0, 4))
);
create index payment_invoice on ${schema}.payment (village_id, invoice_id, id);
create index payment_status on ${schema}.payment (village_id, status, id);
create index payment_submitted_by on ${schema}.payment (village_id, submitted_by, id);
call ${schema}.secure_by_village('${schema}.payment', 'select, insert');
grant update (status, verification, slip_file_id, slip_type, slip_size_bytes, slip_sha256, version, updated_at)
    on ${schema}.payment to ${app};
--rollback drop table ${schema}.payment;
