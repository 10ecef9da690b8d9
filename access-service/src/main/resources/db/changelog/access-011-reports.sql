--liquibase formatted sql

--changeset access:code-attempts-of-reports
--comment Codes that gates tried by themselves count as well: their report is the village's, not a job's.
grant insert, update on table ${schema}.code_attempt to ${app};
--rollback revoke insert, update on table ${schema}.code_attempt from ${app};
