--liquibase formatted sql

--changeset property:audited
--comment What is told of changes: columns with ids of the people concerned, columns told without their values, technical ones. Bytes are always masked.
call ${schema}.audit_changes('${schema}.property', subjects => '{owner_id}');
call ${schema}.audit_changes('${schema}.occupancy', subjects => '{user_id}', untold => '{next_change}');
--rollback call ${schema}.audit_no_changes('${schema}.occupancy');
--rollback call ${schema}.audit_no_changes('${schema}.property');

--changeset property:not-audited
--comment And these are not, each for its reason.
comment on table ${schema}.person is 'not audited: a mirror, identity-service audits the person';
--rollback comment on table ${schema}.person is null;
