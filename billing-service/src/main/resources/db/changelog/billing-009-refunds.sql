--liquibase formatted sql

--changeset billing:payment-reversal
--comment Who undid a payment, and why.
alter table ${schema}.payment
    add column reversal jsonb,
    add constraint payment_reversed check ((status = 'reversed') = (reversal is not null));
grant update (reversal) on ${schema}.payment to ${app};
--rollback alter table ${schema}.payment drop constraint payment_reversed, drop column reversal;

--changeset billing:refund
--comment Credit that went back to the house. Append-only.
create table ${schema}.refund (
    village_id  uuid           not null,
    id          uuid           not null,
    property_id uuid           not null,
    amount      numeric(14, 2) not null check (amount > 0),
    paid_from   varchar(10)    not null check (paid_from in ('bank', 'cash')),
    reference   varchar(50),
    reason      varchar(500)   not null,
    made_by     uuid           not null,
    created_at  timestamptz    not null,
    primary key (village_id, id),
    foreign key (village_id, property_id) references ${schema}.property (village_id, id)
);
create index refund_property on ${schema}.refund (village_id, property_id, id);
call ${schema}.secure_by_village('${schema}.refund', 'select, insert');
--rollback drop table ${schema}.refund;
