--liquibase formatted sql

--changeset billing:bank-account
--comment Where the village's money comes in. The number is encrypted; its keyed hash keeps it unique.
create table ${schema}.bank_account (
    village_id            uuid          not null,
    id                    uuid          not null,
    bank_code             varchar(3)    not null check (bank_code ~ '^\d{3}$'),
    account_number        bytea         not null,
    account_number_hash   bytea         not null check (octet_length(account_number_hash) = 32),
    name                  varchar(100)  not null,
    layout                varchar(50)   not null,
    tolerance_amount      numeric(6, 2) not null check (tolerance_amount >= 0),
    tolerance_minutes     int           not null check (tolerance_minutes >= 0),
    tolerance_days        int           not null check (tolerance_days >= 0),
    threshold             int           not null check (threshold between 60 and 100),
    created_by            uuid          not null,
    version               bigint        not null,
    created_at            timestamptz   not null,
    updated_at            timestamptz   not null,
    primary key (village_id, id),
    constraint bank_account_once unique (village_id, account_number_hash)
);
call ${schema}.secure_by_village('${schema}.bank_account', 'select, insert');
grant update (name, layout, tolerance_amount, tolerance_minutes, tolerance_days, threshold, version, updated_at)
    on ${schema}.bank_account to ${app};
--rollback drop table ${schema}.bank_account;

--changeset billing:callback-secret
--comment What the bank signs its call-backs with, encrypted. At most two of an account are good at a time. A job's role finds the signer: no village is bound then.
create table ${schema}.callback_secret (
    village_id      uuid        not null,
    id              uuid        not null,
    bank_account_id uuid        not null,
    secret          bytea       not null,
    created_by      uuid        not null,
    created_at      timestamptz not null,
    revoked_by      uuid,
    revoked_at      timestamptz,
    primary key (village_id, id),
    foreign key (village_id, bank_account_id) references ${schema}.bank_account (village_id, id),
    check ((revoked_by is null) = (revoked_at is null))
);
create index callback_secret_account on ${schema}.callback_secret (village_id, bank_account_id, id);
create index callback_secret_good on ${schema}.callback_secret (bank_account_id, id) where revoked_at is null;
call ${schema}.secure_by_village('${schema}.callback_secret', 'select, insert');
call ${schema}.open_to_jobs('${schema}.callback_secret', 'select');
grant update (revoked_by, revoked_at) on ${schema}.callback_secret to ${app};
--rollback drop table ${schema}.callback_secret;

--changeset billing:bank-statement
--comment A file, taken once. What it says of rows that were not taken may hold names, so it is encrypted.
create table ${schema}.bank_statement (
    village_id      uuid           not null,
    id              uuid           not null,
    bank_account_id uuid           not null,
    sha256          varchar(64)    not null check (sha256 ~ '^[0-9a-f]{64}$'),
    layout          varchar(50)    not null,
    period_from     date,
    period_until    date,
    opening         numeric(14, 2),
    closing         numeric(14, 2),
    new_lines       int            not null check (new_lines >= 0),
    known_lines     int            not null check (known_lines >= 0),
    error_count     int            not null check (error_count >= 0),
    warning_count   int            not null check (warning_count >= 0),
    findings        bytea          not null,
    imported_by     uuid           not null,
    created_at      timestamptz    not null,
    primary key (village_id, id),
    constraint bank_statement_once unique (village_id, bank_account_id, sha256),
    foreign key (village_id, bank_account_id) references ${schema}.bank_account (village_id, id)
);
call ${schema}.secure_by_village('${schema}.bank_statement', 'select, insert');
--rollback drop table ${schema}.bank_statement;

--changeset billing:bank-line
--comment Money that came in or went out, once, whoever told of it first: a statement (line_key), a call-back (transaction_id), or both.
--comment Texts hold names and are encrypted. `booked_as` says which posting put it on the bank account in the books.
create table ${schema}.bank_line (
    village_id        uuid           not null,
    id                uuid           not null,
    bank_account_id   uuid           not null,
    bank_statement_id uuid,
    line_key          varchar(64) check (line_key ~ '^[0-9a-f]{64}$'),
    file_line         int,
    transaction_id    varchar(64),
    callback_hash     bytea check (octet_length(callback_hash) = 32),
    received_on       date           not null,
    received_at       time,
    direction         varchar(10)    not null check (direction in ('credit', 'debit')),
    amount            numeric(14, 2) not null check (amount > 0),
    balance           numeric(14, 2),
    statement_text    bytea,
    callback_text     bytea,
    status            varchar(20)    not null check (status in ('matched', 'unidentified', 'placed', 'ignored')),
    booked_as         varchar(20) check (booked_as in ('payment', 'unidentified_receipt')),
    payment_id        uuid,
    score             int check (score between 0 and 100),
    reasons           jsonb          not null default '[]' check (jsonb_typeof(reasons) = 'array'),
    unidentified_because varchar(20)
        check (unidentified_because in ('below_threshold', 'tie', 'payment_reversed')),
    candidates        jsonb          not null default '[]' check (jsonb_typeof(candidates) = 'array'),
    placed_by         uuid,
    placed_at         timestamptz,
    note              varchar(500),
    created_at        timestamptz    not null,
    updated_at        timestamptz    not null,
    primary key (village_id, id),
    constraint bank_line_key_once unique (village_id, bank_account_id, line_key),
    constraint bank_line_transaction_once unique (village_id, bank_account_id, transaction_id),
    foreign key (village_id, bank_account_id) references ${schema}.bank_account (village_id, id),
    foreign key (village_id, bank_statement_id) references ${schema}.bank_statement (village_id, id),
    foreign key (village_id, payment_id) references ${schema}.payment (village_id, id),
    check (line_key is not null or transaction_id is not null),
    check (num_nulls(line_key, bank_statement_id, file_line, statement_text) in (0, 4)),
    check (num_nulls(transaction_id, callback_hash, callback_text) in (0, 3)),
    check ((status in ('matched', 'placed')) = (payment_id is not null)),
    check ((status = 'placed') = (placed_by is not null)),
    check ((placed_by is null) = (placed_at is null)),
    check ((status = 'unidentified') = (unidentified_because is not null)),
    check ((direction = 'debit') = (status = 'ignored')),
    check ((status = 'ignored') = (booked_as is null))
);
create unique index bank_line_payment_once on ${schema}.bank_line (village_id, payment_id)
    where payment_id is not null;
create index bank_line_statement on ${schema}.bank_line (village_id, bank_statement_id, status)
    where bank_statement_id is not null;
create index bank_line_account on ${schema}.bank_line (village_id, bank_account_id, id);
create index bank_line_status on ${schema}.bank_line (village_id, status, id);
create index bank_line_one_sided on ${schema}.bank_line (village_id, bank_account_id, received_on)
    where line_key is null or transaction_id is null;
call ${schema}.secure_by_village('${schema}.bank_line', 'select, insert');
grant update (bank_statement_id, line_key, file_line, transaction_id, callback_hash, balance, statement_text, callback_text,
    status, booked_as, payment_id, score, reasons, unidentified_because, candidates, placed_by, placed_at, note, updated_at)
    on ${schema}.bank_line to ${app};
create index payment_by_bank on ${schema}.payment (village_id, payment_date, amount)
    where payment_method in ('bank_transfer', 'promptpay') and status in ('pending', 'waiting', 'verified');
--rollback drop index ${schema}.payment_by_bank;
--rollback drop table ${schema}.bank_line;
