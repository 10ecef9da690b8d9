--liquibase formatted sql

--changeset expense:audited
--comment What is told of changes: columns with ids of the people concerned, columns told without their values, technical ones. Bytes are always masked.
call ${schema}.audit_changes('${schema}.expense_category');
call ${schema}.audit_changes('${schema}.expense');
call ${schema}.audit_changes('${schema}.expense_receipt');
--rollback call ${schema}.audit_no_changes('${schema}.expense_receipt');
--rollback call ${schema}.audit_no_changes('${schema}.expense');
--rollback call ${schema}.audit_no_changes('${schema}.expense_category');
