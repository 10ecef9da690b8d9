--liquibase formatted sql

--changeset access:credential-forgotten
--comment Of somebody who was erased it is not known any more what their card or plate was.
alter table ${schema}.credential no force row level security;
alter table ${schema}.credential
    alter column value_hash drop not null,
    add constraint credential_value_known check (value_hash is not null or status = 'revoked');
alter table ${schema}.credential force row level security;
--rollback alter table ${schema}.credential no force row level security;
--rollback update ${schema}.credential set value_hash = sha256(id::text::bytea) where value_hash is null;
--rollback alter table ${schema}.credential drop constraint credential_value_known, alter column value_hash set not null;
--rollback alter table ${schema}.credential force row level security;
