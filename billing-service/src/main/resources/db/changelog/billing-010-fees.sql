--liquibase formatted sql

--changeset billing:fee-schedule-kinds
--comment Shares, meters and single charges; fees billed several months in advance; fees that the village bills by themselves.
alter table ${schema}.fee_schedule drop constraint fee_schedule_kind_check;
alter table ${schema}.fee_schedule
    add column schedule_set varchar(30) not null default 'common' check (schedule_set ~ '^[a-z][a-z0-9-]{0,29}$'),
    add column every_months int         not null default 1 check (every_months in (1, 3, 6, 12)),
    add column meter_kind   varchar(20) check (meter_kind in ('water', 'electricity', 'other')),
    add constraint fee_schedule_kinds
        check (kind in ('fixed', 'area_rate', 'ownership_share', 'metered', 'one_off')),
    add constraint fee_schedule_meter check ((kind = 'metered') = (meter_kind is not null)),
    add constraint fee_schedule_rhythm check (every_months = 1 or kind not in ('metered', 'one_off'));
--rollback alter table ${schema}.fee_schedule no force row level security;
--rollback delete from ${schema}.fee_schedule where kind in ('ownership_share', 'metered', 'one_off');
--rollback alter table ${schema}.fee_schedule
--rollback     drop constraint fee_schedule_rhythm, drop constraint fee_schedule_meter, drop constraint fee_schedule_kinds,
--rollback     drop column meter_kind, drop column every_months, drop column schedule_set,
--rollback     add constraint fee_schedule_kind_check check (kind in ('fixed', 'area_rate'));
--rollback alter table ${schema}.fee_schedule force row level security;

--changeset billing:billing-terms
--comment From which day until before which day a house is billed, and its share of what is split. No row: always, no share.
create table ${schema}.billing_terms (
    village_id      uuid        not null,
    property_id     uuid        not null,
    billed_from     date,
    billed_until    date check (billed_until > billed_from),
    ownership_share numeric(12, 6) check (ownership_share > 0),
    version         bigint      not null,
    updated_by      uuid        not null,
    updated_at      timestamptz not null,
    primary key (village_id, property_id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id)
);
call ${schema}.secure_by_village('${schema}.billing_terms', 'select, insert, update');
--rollback drop table ${schema}.billing_terms;

--changeset billing:fee-exception
--comment Lets a schedule charge a house that its rule does not reach, or not charge one that it does, for some time.
create table ${schema}.fee_exception (
    village_id      uuid         not null,
    id              uuid         not null,
    property_id     uuid         not null,
    fee_schedule_id uuid         not null,
    effect          varchar(10)  not null check (effect in ('include', 'exclude')),
    rate            numeric(14, 2) check (rate > 0),
    valid_from      date         not null,
    valid_until     date check (valid_until > valid_from),
    reason          varchar(500) not null,
    made_by         uuid         not null,
    version         bigint       not null,
    created_at      timestamptz  not null,
    updated_at      timestamptz  not null,
    primary key (village_id, id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id),
    foreign key (village_id, fee_schedule_id) references ${schema}.fee_schedule (village_id, id),
    check (effect = 'include' or rate is null)
);
create index fee_exception_property on ${schema}.fee_exception (village_id, property_id, fee_schedule_id);
create index fee_exception_schedule on ${schema}.fee_exception (village_id, fee_schedule_id, id);
call ${schema}.secure_by_village('${schema}.fee_exception', 'select, insert');
grant update (valid_until, version, updated_at) on ${schema}.fee_exception to ${app};
--rollback drop table ${schema}.fee_exception;

--changeset billing:meter
create table ${schema}.meter (
    village_id   uuid        not null,
    id           uuid        not null,
    property_id  uuid        not null,
    kind         varchar(20) not null check (kind in ('water', 'electricity', 'other')),
    serial       varchar(50) not null,
    installed_on date        not null,
    removed_on   date check (removed_on >= installed_on),
    version      bigint      not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    primary key (village_id, id),
    unique (village_id, kind, serial),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id)
);
create index meter_property on ${schema}.meter (village_id, property_id, id);
call ${schema}.secure_by_village('${schema}.meter', 'select, insert');
grant update (removed_on, version, updated_at) on ${schema}.meter to ${app};
--rollback drop table ${schema}.meter;

--changeset billing:meter-reading
--comment `total` is what has gone through the meter since it was installed, also after it rolled over. Append-only.
create table ${schema}.meter_reading (
    village_id     uuid           not null,
    id             uuid           not null,
    meter_id       uuid           not null,
    read_on        date           not null,
    value          numeric(14, 3) not null check (value >= 0),
    rolled_over_at numeric(14, 3) check (rolled_over_at > 0),
    total          numeric(16, 3) not null check (total >= 0),
    read_by        uuid           not null,
    created_at     timestamptz    not null,
    primary key (village_id, id),
    unique (village_id, meter_id, read_on),
    foreign key (village_id, meter_id) references ${schema}.meter (village_id, id)
);
call ${schema}.secure_by_village('${schema}.meter_reading', 'select, insert');
--rollback drop table ${schema}.meter_reading;

--changeset billing:meter-billing
--comment Which stretch of a meter's total an invoice bills, so that nothing is billed twice or forgotten, also after a void.
create table ${schema}.meter_billing (
    village_id   uuid          not null,
    meter_id     uuid          not null,
    invoice_id   uuid          not null,
    schedule_set varchar(30)   not null,
    covered      nummultirange not null,
    primary key (village_id, meter_id, invoice_id),
    foreign key (village_id, meter_id) references ${schema}.meter (village_id, id),
    foreign key (village_id, invoice_id) references ${schema}.invoice (village_id, id)
);
create index meter_billing_invoice on ${schema}.meter_billing (village_id, invoice_id);
call ${schema}.secure_by_village('${schema}.meter_billing', 'select, insert');
--rollback drop table ${schema}.meter_billing;

--changeset billing:prepayment-offer
--comment So many months at once for so many percent less.
create table ${schema}.prepayment_offer (
    village_id   uuid          not null,
    id           uuid          not null,
    name         varchar(100)  not null,
    schedule_set varchar(30)   not null check (schedule_set ~ '^[a-z][a-z0-9-]{0,29}$'),
    months       int           not null check (months between 2 and 24),
    percent      numeric(5, 2) not null check (percent >= 0 and percent < 100),
    valid_from   date          not null,
    valid_until  date check (valid_until > valid_from),
    made_by      uuid          not null,
    version      bigint        not null,
    created_at   timestamptz   not null,
    updated_at   timestamptz   not null,
    primary key (village_id, id)
);
call ${schema}.secure_by_village('${schema}.prepayment_offer', 'select, insert');
grant update (valid_until, version, updated_at) on ${schema}.prepayment_offer to ${app};
--rollback drop table ${schema}.prepayment_offer;

--changeset billing:prepayment
--comment The months that an invoice covers ahead; once it is void, they are billed by runs again. Append-only.
create table ${schema}.prepayment (
    village_id          uuid        not null,
    id                  uuid        not null,
    property_id         uuid        not null,
    prepayment_offer_id uuid        not null,
    invoice_id          uuid        not null,
    schedule_set        varchar(30) not null,
    first_period        varchar(7)  not null check (first_period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    last_period         varchar(7)  not null check (last_period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
    made_by             uuid        not null,
    created_at          timestamptz not null,
    primary key (village_id, id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id),
    foreign key (village_id, prepayment_offer_id) references ${schema}.prepayment_offer (village_id, id),
    foreign key (village_id, invoice_id) references ${schema}.invoice (village_id, id),
    check (last_period > first_period)
);
create index prepayment_property on ${schema}.prepayment (village_id, property_id, last_period);
create index prepayment_of_offer on ${schema}.prepayment (village_id, prepayment_offer_id);
create index prepayment_invoice on ${schema}.prepayment (village_id, invoice_id);
call ${schema}.secure_by_village('${schema}.prepayment', 'select, insert');
--rollback drop table ${schema}.prepayment;
