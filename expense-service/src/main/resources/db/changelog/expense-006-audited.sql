--liquibase formatted sql

--changeset expense:audited-too
--comment What is told of changes to the tables that came later.
call ${schema}.audit_changes('${schema}.expense_settings');
call ${schema}.audit_changes('${schema}.approval_limit', subjects => '{user_id}');
call ${schema}.audit_changes('${schema}.vendor');
call ${schema}.audit_changes('${schema}.fiscal_year');
call ${schema}.audit_changes('${schema}.budget');
call ${schema}.audit_changes('${schema}.budget_line');
call ${schema}.audit_changes('${schema}.fund');
call ${schema}.audit_changes('${schema}.petty_cash_box', subjects => '{custodian_id}');
--rollback call ${schema}.audit_no_changes('${schema}.petty_cash_box');
--rollback call ${schema}.audit_no_changes('${schema}.fund');
--rollback call ${schema}.audit_no_changes('${schema}.budget_line');
--rollback call ${schema}.audit_no_changes('${schema}.budget');
--rollback call ${schema}.audit_no_changes('${schema}.fiscal_year');
--rollback call ${schema}.audit_no_changes('${schema}.vendor');
--rollback call ${schema}.audit_no_changes('${schema}.approval_limit');
--rollback call ${schema}.audit_no_changes('${schema}.expense_settings');

--changeset expense:not-audited-too
--comment And these are not, each for its reason.
comment on table ${schema}.document_number is 'not audited: counts papers';
comment on table ${schema}.expense_decision is 'not audited: append-only, a history itself';
comment on table ${schema}.expense_part is 'not audited: follows from the decisions on the expense';
comment on table ${schema}.fiscal_year_decision is 'not audited: append-only, a history itself';
comment on table ${schema}.fund_transfer is 'not audited: append-only, a history itself';
comment on table ${schema}.journal_posting is 'not audited: append-only, a history itself';
comment on table ${schema}.petty_cash_count is 'not audited: append-only, a history itself';
comment on table ${schema}.petty_cash_top_up is 'not audited: append-only, a history itself';
--rollback comment on table ${schema}.petty_cash_top_up is null;
--rollback comment on table ${schema}.petty_cash_count is null;
--rollback comment on table ${schema}.journal_posting is null;
--rollback comment on table ${schema}.fund_transfer is null;
--rollback comment on table ${schema}.fiscal_year_decision is null;
--rollback comment on table ${schema}.expense_part is null;
--rollback comment on table ${schema}.expense_decision is null;
--rollback comment on table ${schema}.document_number is null;
