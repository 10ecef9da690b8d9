--liquibase formatted sql

--changeset visitor:pass-key
--comment With what the village's passes are signed (Ed25519). The private key is encrypted, and gone once the key signs no more.
create table ${schema}.pass_key (
    village_id  uuid        not null,
    id          uuid        not null,
    public_key  bytea       not null check (length(public_key) = 32),
    private_key bytea,
    status      varchar(20) not null check (status in ('active', 'retired', 'revoked')),
    retired_at  timestamptz,
    retired_by  uuid,
    revoked_at  timestamptz,
    revoked_by  uuid,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    primary key (village_id, id),
    check ((status = 'active') = (private_key is not null)),
    check (status <> 'active' or retired_at is null),
    check (status <> 'retired' or retired_at is not null),
    check ((status = 'revoked') = (revoked_at is not null))
);
create unique index pass_key_active on ${schema}.pass_key (village_id) where status = 'active';
create index pass_key_status on ${schema}.pass_key (status, updated_at);
call ${schema}.secure_by_village('${schema}.pass_key', 'select, insert, update, delete');
-- Which villages have keys to renew or to forget: no more than that.
call ${schema}.open_to_jobs('${schema}.pass_key', 'select (village_id, status, created_at, updated_at)');
--rollback drop table ${schema}.pass_key;

--changeset visitor:revocation-list
--comment What gates were last told of revoked passes: the number grows when it is something else.
create table ${schema}.revocation_list (
    village_id  uuid   not null,
    number      bigint not null,
    fingerprint text   not null,
    primary key (village_id)
);
call ${schema}.secure_by_village('${schema}.revocation_list', 'select, insert, update');
--rollback drop table ${schema}.revocation_list;
