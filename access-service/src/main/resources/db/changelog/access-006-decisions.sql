--liquibase formatted sql

--changeset access:code-attempt
--comment Wrong codes of a village and a day (UTC): whoever judges a code locks the row, so that the limit holds over all instances.
create table ${schema}.code_attempt (
    village_id uuid not null,
    day        date not null,
    wrong      int  not null check (wrong >= 0),
    primary key (village_id, day)
);
call ${schema}.secure_by_village('${schema}.code_attempt', 'select');
call ${schema}.open_to_jobs('${schema}.code_attempt', 'select, insert, update, delete');
--rollback drop table ${schema}.code_attempt;

--changeset access:decisions-of-many-villages
--comment Decisions are written in groups, of all villages at once; nothing of what is written there may be changed, save presence.
call ${schema}.open_to_jobs('${schema}.access_log', 'insert');
call ${schema}.open_to_jobs('${schema}.pass_use', 'select, insert');
call ${schema}.open_to_jobs('${schema}.presence', 'select, insert, update');
grant insert on table ${schema}.decision_nonce to ${jobs};
--rollback revoke insert on table ${schema}.decision_nonce from ${jobs};
--rollback drop policy jobs on ${schema}.presence;
--rollback revoke all on table ${schema}.presence from ${jobs};
--rollback drop policy jobs on ${schema}.pass_use;
--rollback revoke all on table ${schema}.pass_use from ${jobs};
--rollback drop policy jobs on ${schema}.access_log;
--rollback revoke all on table ${schema}.access_log from ${jobs};

--changeset access:decision-nonce-age
--comment Rows come in the order of time: a BRIN finds the old ones and costs a decision nothing.
drop index ${schema}.decision_nonce_age;
create index decision_nonce_age on ${schema}.decision_nonce using brin (log_timestamp);
--rollback drop index ${schema}.decision_nonce_age;
--rollback create index decision_nonce_age on ${schema}.decision_nonce (log_timestamp);
