--liquibase formatted sql

--changeset sample:audited
call ${schema}.audit_changes('${schema}.note', subjects => '{id}', masked => '{due}');
comment on table ${schema}.note_log is 'not audited: a history itself';
comment on table ${schema}.note_mirror is 'not audited: a mirror';
--rollback comment on table ${schema}.note_mirror is null;
--rollback comment on table ${schema}.note_log is null;
--rollback call ${schema}.audit_no_changes('${schema}.note');
