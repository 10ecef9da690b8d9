--liquibase formatted sql

--changeset access:audited-too
--comment What is told of changes to the tables that came later.
call ${schema}.audit_changes('${schema}.import_job', subjects => '{requested_by}', untold => '{done,created,updated,unchanged,failed,attempts,worker,leased_until,started_at}');
--rollback call ${schema}.audit_no_changes('${schema}.import_job');

--changeset access:not-audited-too
--comment And these are not, each for its reason.
comment on table ${schema}.import_error is 'not audited: what a job found, follows from the file';
comment on table ${schema}.house_owner is 'not audited: a mirror, property-service audits who owns the house';
--rollback comment on table ${schema}.house_owner is null;
--rollback comment on table ${schema}.import_error is null;
