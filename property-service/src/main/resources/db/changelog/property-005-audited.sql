--liquibase formatted sql

--changeset property:audited-too
--comment What is told of changes to the tables that came later.
call ${schema}.audit_changes('${schema}.ownership', subjects => '{user_id}', untold => '{next_change}');
call ${schema}.audit_changes('${schema}.ownership_change');
call ${schema}.audit_changes('${schema}.house_group');
call ${schema}.audit_changes('${schema}.house_group_member');
call ${schema}.audit_changes('${schema}.property_settings');
call ${schema}.audit_changes('${schema}.vehicle', subjects => '{owner_id}');
call ${schema}.audit_changes('${schema}.pet');
call ${schema}.audit_changes('${schema}.keycard', subjects => '{holder_id}');
call ${schema}.audit_changes('${schema}.import_job', subjects => '{requested_by}', untold => '{done,created,updated,unchanged,failed,attempts,worker,leased_until,started_at}');
--rollback call ${schema}.audit_no_changes('${schema}.import_job');
--rollback call ${schema}.audit_no_changes('${schema}.keycard');
--rollback call ${schema}.audit_no_changes('${schema}.pet');
--rollback call ${schema}.audit_no_changes('${schema}.vehicle');
--rollback call ${schema}.audit_no_changes('${schema}.property_settings');
--rollback call ${schema}.audit_no_changes('${schema}.house_group_member');
--rollback call ${schema}.audit_no_changes('${schema}.house_group');
--rollback call ${schema}.audit_no_changes('${schema}.ownership_change');
--rollback call ${schema}.audit_no_changes('${schema}.ownership');

--changeset property:not-audited-too
--comment And these are not, each for its reason.
comment on table ${schema}.import_error is 'not audited: what a job found, follows from the file';
--rollback comment on table ${schema}.import_error is null;
