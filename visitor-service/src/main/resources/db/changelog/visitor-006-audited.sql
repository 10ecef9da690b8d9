--liquibase formatted sql

--changeset visitor:audited
--comment What is told of changes: columns with ids of the people concerned, columns told without their values, technical ones. Bytes are always masked.
call ${schema}.audit_changes('${schema}.visitor', subjects => '{id,created_by}',
    masked => '{purpose}', untold => '{overstays_at}');
call ${schema}.audit_changes('${schema}.walk_in', subjects => '{id,visitor_id,answered_by}', masked => '{purpose}');
call ${schema}.audit_changes('${schema}.recurring_pass', subjects => '{id,created_by}', masked => '{purpose}');
call ${schema}.audit_changes('${schema}.visitor_settings');
call ${schema}.audit_changes('${schema}.pass_key');
--rollback call ${schema}.audit_no_changes('${schema}.pass_key');
--rollback call ${schema}.audit_no_changes('${schema}.visitor_settings');
--rollback call ${schema}.audit_no_changes('${schema}.recurring_pass');
--rollback call ${schema}.audit_no_changes('${schema}.walk_in');
--rollback call ${schema}.audit_no_changes('${schema}.visitor');

--changeset visitor:not-audited
--comment And these are not, each for its reason.
comment on table ${schema}.property is 'not audited: a mirror, property-service audits the house';
comment on table ${schema}.property_resident is 'not audited: a mirror, property-service audits who lives there';
comment on table ${schema}.live_code is 'not audited: which codes are taken, follows from visitors and passes';
comment on table ${schema}.recurring_window is 'not audited: follows from the rule of the pass';
comment on table ${schema}.recurring_passage is 'not audited: a history itself, of what access-service decided';
comment on table ${schema}.revocation_list is 'not audited: counts what gates were told';
--rollback comment on table ${schema}.revocation_list is null;
--rollback comment on table ${schema}.recurring_passage is null;
--rollback comment on table ${schema}.recurring_window is null;
--rollback comment on table ${schema}.live_code is null;
--rollback comment on table ${schema}.property_resident is null;
--rollback comment on table ${schema}.property is null;
