--liquibase formatted sql

--changeset billing:penalty-rule
--comment What a late payer owes, in force from valid_from. Percent once, or simple interest a year by day; never on a penalty.
create table ${schema}.penalty_rule (
    village_id   uuid          not null,
    id           uuid          not null,
    name         varchar(100)  not null,
    kind         varchar(20)   not null check (kind in ('percent_once', 'yearly_interest')),
    percent      numeric(6, 3) not null check (percent > 0 and percent <= 100),
    land_use     varchar(20) check (land_use in ('residential', 'commercial', 'vacant_land')),
    grace_days   int           not null check (grace_days between 0 and 365),
    cap_percent  numeric(6, 3) check (cap_percent > 0 and cap_percent <= 100),
    valid_from   date          not null,
    valid_until  date check (valid_until > valid_from),
    version      bigint        not null,
    created_by   uuid          not null,
    created_at   timestamptz   not null,
    updated_at   timestamptz   not null,
    primary key (village_id, id)
);
create index penalty_rule_in_force on ${schema}.penalty_rule (village_id, valid_from);
call ${schema}.secure_by_village('${schema}.penalty_rule', 'select, insert');
grant update (name, valid_until, version, updated_at) on ${schema}.penalty_rule to ${app};
--rollback drop table ${schema}.penalty_rule;

--changeset billing:penalty
--comment Assessed for days of an invoice that is late; the next billing run of the house bills it as a line: the rule's
--comment name as its description, the late invoice's number as its detail, the days as its period. While it is assessed it
--comment follows what is known of the invoice (days_to, base, amount); billed, it never changes. Waived by nobody: by itself.
create table ${schema}.penalty (
    village_id        uuid           not null,
    id                uuid           not null,
    property_id       uuid           not null,
    invoice_id        uuid           not null,
    penalty_rule_id   uuid           not null,
    days_from         date           not null,
    days_to           date           not null,
    base              numeric(14, 2) not null check (base > 0),
    amount            numeric(14, 2) not null check (amount > 0),
    status            varchar(10)    not null check (status in ('assessed', 'billed', 'waived')),
    billed_invoice_id uuid,
    waived_by         uuid,
    waived_reason     varchar(500),
    created_at        timestamptz    not null,
    updated_at        timestamptz    not null,
    primary key (village_id, id),
    foreign key (village_id, invoice_id) references ${schema}.invoice (village_id, id),
    foreign key (village_id, penalty_rule_id) references ${schema}.penalty_rule (village_id, id),
    check (days_to >= days_from),
    check ((status = 'billed') = (billed_invoice_id is not null)),
    check (status = 'waived' or waived_by is null),
    check ((status = 'waived') = (waived_reason is not null))
);
create unique index penalty_once on ${schema}.penalty (village_id, invoice_id, penalty_rule_id, days_from)
    where status <> 'waived';
create index penalty_invoice on ${schema}.penalty (village_id, invoice_id);
create index penalty_property on ${schema}.penalty (village_id, property_id, id);
create index penalty_rule_of on ${schema}.penalty (village_id, penalty_rule_id);
create index penalty_to_bill on ${schema}.penalty (village_id, property_id) where status = 'assessed';
create index penalty_billed_on on ${schema}.penalty (village_id, billed_invoice_id) where billed_invoice_id is not null;
call ${schema}.secure_by_village('${schema}.penalty', 'select, insert');
grant update (days_to, base, amount, status, billed_invoice_id, waived_by, waived_reason, updated_at)
    on ${schema}.penalty to ${app};
--rollback drop table ${schema}.penalty;
