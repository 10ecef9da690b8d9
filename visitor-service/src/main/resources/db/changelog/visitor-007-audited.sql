--liquibase formatted sql

--changeset visitor:not-audited-too
--comment And these are not, each for its reason.
comment on table ${schema}.revoked_pass is 'not audited: what gates must still be told of passes that were purged';
--rollback comment on table ${schema}.revoked_pass is null;
