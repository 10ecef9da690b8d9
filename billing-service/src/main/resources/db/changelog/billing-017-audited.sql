--liquibase formatted sql

--changeset billing:not-audited-too
--comment And these are not, each for its reason.
comment on table ${schema}.house_occupancy is 'not audited: a mirror, property-service audits who lives there';
comment on table ${schema}.house_owner is 'not audited: a mirror, property-service audits who owns the house';
comment on table ${schema}.house_sale is 'not audited: a mirror, property-service audits the sale';
--rollback comment on table ${schema}.house_sale is null;
--rollback comment on table ${schema}.house_owner is null;
--rollback comment on table ${schema}.house_occupancy is null;
