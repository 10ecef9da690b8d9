--liquibase formatted sql

--changeset billing:payment-slip
--comment What the mini-QR of the slip says, and whether a verification service may have been asked without its answer being kept.
--comment A job that spans villages sees which of them have payments that wait, and nothing else of them.
alter table ${schema}.payment
    add column slip_payload varchar(200),
    add column slip_asked   boolean not null default false;
grant update (slip_payload, slip_asked) on ${schema}.payment to ${app};
call ${schema}.open_to_jobs('${schema}.payment', 'select (village_id, status, next_check_at)');
--rollback drop policy jobs on ${schema}.payment;
--rollback revoke select (village_id, status, next_check_at) on ${schema}.payment from ${jobs};
--rollback alter table ${schema}.payment drop column slip_payload, drop column slip_asked;
