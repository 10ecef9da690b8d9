--liquibase formatted sql

--changeset billing:audited
--comment What is told of changes: columns with ids of the people concerned, columns told without their values, technical ones. Bytes are always masked.
call ${schema}.audit_changes('${schema}.fee_schedule');
call ${schema}.audit_changes('${schema}.fee_exception');
call ${schema}.audit_changes('${schema}.billing_terms');
call ${schema}.audit_changes('${schema}.prepayment_offer');
call ${schema}.audit_changes('${schema}.prepayment');
call ${schema}.audit_changes('${schema}.letterhead', masked => '{phone,logo}');
call ${schema}.audit_changes('${schema}.billing_settings');
call ${schema}.audit_changes('${schema}.invoice_draft');
call ${schema}.audit_changes('${schema}.invoice_correction');
call ${schema}.audit_changes('${schema}.payment', subjects => '{submitted_by}',
    masked => '{slip_payload,trans_ref}', untold => '{next_check_at,attempts,slip_asked}');
call ${schema}.audit_changes('${schema}.receipt', masked => '{snapshot}');
call ${schema}.audit_changes('${schema}.refund');
call ${schema}.audit_changes('${schema}.penalty_rule');
call ${schema}.audit_changes('${schema}.meter');
call ${schema}.audit_changes('${schema}.meter_reading');
call ${schema}.audit_changes('${schema}.bank_account');
call ${schema}.audit_changes('${schema}.callback_secret');
call ${schema}.audit_changes('${schema}.bank_statement');
--rollback call ${schema}.audit_no_changes('${schema}.bank_statement');
--rollback call ${schema}.audit_no_changes('${schema}.callback_secret');
--rollback call ${schema}.audit_no_changes('${schema}.bank_account');
--rollback call ${schema}.audit_no_changes('${schema}.meter_reading');
--rollback call ${schema}.audit_no_changes('${schema}.meter');
--rollback call ${schema}.audit_no_changes('${schema}.penalty_rule');
--rollback call ${schema}.audit_no_changes('${schema}.refund');
--rollback call ${schema}.audit_no_changes('${schema}.receipt');
--rollback call ${schema}.audit_no_changes('${schema}.payment');
--rollback call ${schema}.audit_no_changes('${schema}.invoice_correction');
--rollback call ${schema}.audit_no_changes('${schema}.invoice_draft');
--rollback call ${schema}.audit_no_changes('${schema}.billing_settings');
--rollback call ${schema}.audit_no_changes('${schema}.letterhead');
--rollback call ${schema}.audit_no_changes('${schema}.prepayment');
--rollback call ${schema}.audit_no_changes('${schema}.prepayment_offer');
--rollback call ${schema}.audit_no_changes('${schema}.billing_terms');
--rollback call ${schema}.audit_no_changes('${schema}.fee_exception');
--rollback call ${schema}.audit_no_changes('${schema}.fee_schedule');

--changeset billing:not-audited
--comment And these are not, each for its reason.
comment on table ${schema}.property is 'not audited: a mirror, property-service audits the house';
comment on table ${schema}.property_resident is 'not audited: a mirror, property-service audits who lives there';
comment on table ${schema}.invoice is 'not audited: written by runs in masses, append-only but for its balance; invoice_correction is audited';
comment on table ${schema}.billing_run is 'not audited: the progress of a run, with who started it';
comment on table ${schema}.document_number is 'not audited: counts papers';
comment on table ${schema}.ledger_posting is 'not audited: append-only, a history itself';
comment on table ${schema}.allocation is 'not audited: append-only, a history itself';
comment on table ${schema}.credit is 'not audited: what is left of payments, written by runs in masses; allocation is its history';
comment on table ${schema}.meter_billing is 'not audited: which readings runs have billed, append-only';
comment on table ${schema}.penalty is 'not audited: assessed in masses; who waived one, and why, is in the row';
comment on table ${schema}.penalty_assessment is 'not audited: how far the assessment is';
comment on table ${schema}.reminder is 'not audited: sent in masses, append-only but for its end';
comment on table ${schema}.slip_claim is 'not audited: that a slip is taken, follows from the payment';
comment on table ${schema}.bank_line is 'not audited: imported in masses; who placed the money, when and why is in the row';
--rollback comment on table ${schema}.bank_line is null;
--rollback comment on table ${schema}.slip_claim is null;
--rollback comment on table ${schema}.reminder is null;
--rollback comment on table ${schema}.penalty_assessment is null;
--rollback comment on table ${schema}.penalty is null;
--rollback comment on table ${schema}.meter_billing is null;
--rollback comment on table ${schema}.credit is null;
--rollback comment on table ${schema}.allocation is null;
--rollback comment on table ${schema}.ledger_posting is null;
--rollback comment on table ${schema}.document_number is null;
--rollback comment on table ${schema}.billing_run is null;
--rollback comment on table ${schema}.invoice is null;
--rollback comment on table ${schema}.property_resident is null;
--rollback comment on table ${schema}.property is null;
