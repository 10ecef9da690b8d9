--liquibase formatted sql

--changeset access:audited
--comment What is told of changes: columns with ids of the people concerned, columns told without their values, technical ones. Bytes are always masked.
call ${schema}.audit_changes('${schema}.gate');
call ${schema}.audit_changes('${schema}.zone');
call ${schema}.audit_changes('${schema}.credential', subjects => '{user_id}');
call ${schema}.audit_changes('${schema}.denial', subjects => '{user_id}');
call ${schema}.audit_changes('${schema}.access_settings');
call ${schema}.audit_changes('${schema}.device_adapter', untold => '{last_seen_at,last_serial_no,gaps}');
call ${schema}.audit_changes('${schema}.device_user', masked => '{pin}');
call ${schema}.audit_changes('${schema}.gate_client');
--rollback call ${schema}.audit_no_changes('${schema}.gate_client');
--rollback call ${schema}.audit_no_changes('${schema}.device_user');
--rollback call ${schema}.audit_no_changes('${schema}.device_adapter');
--rollback call ${schema}.audit_no_changes('${schema}.access_settings');
--rollback call ${schema}.audit_no_changes('${schema}.denial');
--rollback call ${schema}.audit_no_changes('${schema}.credential');
--rollback call ${schema}.audit_no_changes('${schema}.zone');
--rollback call ${schema}.audit_no_changes('${schema}.gate');

--changeset access:not-audited
--comment And these are not, each for its reason.
comment on table ${schema}.property is 'not audited: a mirror, property-service audits the house';
comment on table ${schema}.property_resident is 'not audited: a mirror, property-service audits who lives there';
comment on table ${schema}.member is 'not audited: a mirror, identity-service audits the person';
comment on table ${schema}.pass is 'not audited: a mirror, visitor-service audits the visitor';
comment on table ${schema}.pass_window is 'not audited: a mirror, visitor-service audits the pass';
comment on table ${schema}.pass_key is 'not audited: a mirror, visitor-service audits the key';
comment on table ${schema}.access_log is 'not audited: append-only, a history itself';
comment on table ${schema}.presence is 'not audited: follows from the access log, in the path of each decision';
comment on table ${schema}.pass_use is 'not audited: follows from the access log, in the path of each decision';
comment on table ${schema}.decision_nonce is 'not audited: repeated requests, in the path of each decision';
comment on table ${schema}.code_attempt is 'not audited: counts wrong codes, in the path of decisions';
comment on table ${schema}.gate_device is 'not audited: what devices tell of themselves, all the time';
--rollback comment on table ${schema}.gate_device is null;
--rollback comment on table ${schema}.code_attempt is null;
--rollback comment on table ${schema}.decision_nonce is null;
--rollback comment on table ${schema}.pass_use is null;
--rollback comment on table ${schema}.presence is null;
--rollback comment on table ${schema}.access_log is null;
--rollback comment on table ${schema}.pass_key is null;
--rollback comment on table ${schema}.pass_window is null;
--rollback comment on table ${schema}.pass is null;
--rollback comment on table ${schema}.member is null;
--rollback comment on table ${schema}.property_resident is null;
--rollback comment on table ${schema}.property is null;
