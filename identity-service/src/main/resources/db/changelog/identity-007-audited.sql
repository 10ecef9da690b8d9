--liquibase formatted sql

--changeset identity:audited-too
--comment What is told of changes to the tables that came later.
call ${schema}.audit_changes('${schema}.consent_entry', subjects => '{village_user_id}');
call ${schema}.audit_changes('${schema}.consent_purpose');
call ${schema}.audit_changes('${schema}.erasure', subjects => '{village_user_id}', untold => '{account_due_at,account_attempts}');
call ${schema}.audit_changes('${schema}.personal_data_export', subjects => '{village_user_id}', untold => '{private_key}');
call ${schema}.audit_changes('${schema}.personal_data_settings');
call ${schema}.audit_changes('${schema}.invitation', subjects => '{accepted_by}');
call ${schema}.audit_changes('${schema}.import_job', subjects => '{requested_by}', untold => '{done,created,updated,unchanged,failed,attempts,worker,leased_until,started_at}');
--rollback call ${schema}.audit_no_changes('${schema}.import_job');
--rollback call ${schema}.audit_no_changes('${schema}.invitation');
--rollback call ${schema}.audit_no_changes('${schema}.personal_data_settings');
--rollback call ${schema}.audit_no_changes('${schema}.personal_data_export');
--rollback call ${schema}.audit_no_changes('${schema}.erasure');
--rollback call ${schema}.audit_no_changes('${schema}.consent_purpose');
--rollback call ${schema}.audit_no_changes('${schema}.consent_entry');

--changeset identity:not-audited-too
--comment And these are not, each for its reason.
comment on table ${schema}.import_error is 'not audited: what a job found, follows from the file';
comment on table ${schema}.erasure_answer is 'not audited: the progress of an erasure';
comment on table ${schema}.house is 'not audited: a mirror, property-service audits the house';
comment on table ${schema}.house_resident is 'not audited: a mirror, property-service audits who lives there';
comment on table ${schema}.known_house is 'not audited: a mirror, property-service audits the house';
comment on table ${schema}.known_house_person is 'not audited: a mirror, property-service audits who lives there';
comment on table ${schema}.personal_data_part is 'not audited: the progress of an export, sealed';
comment on table ${schema}.village_settings_change is 'not audited: append-only, a history itself';
comment on table ${schema}.village_status_change is 'not audited: append-only, a history itself';
comment on table ${schema}.village_usage is 'not audited: counts, of each day';
--rollback comment on table ${schema}.village_usage is null;
--rollback comment on table ${schema}.village_status_change is null;
--rollback comment on table ${schema}.village_settings_change is null;
--rollback comment on table ${schema}.personal_data_part is null;
--rollback comment on table ${schema}.known_house_person is null;
--rollback comment on table ${schema}.known_house is null;
--rollback comment on table ${schema}.house_resident is null;
--rollback comment on table ${schema}.house is null;
--rollback comment on table ${schema}.erasure_answer is null;
--rollback comment on table ${schema}.import_error is null;
