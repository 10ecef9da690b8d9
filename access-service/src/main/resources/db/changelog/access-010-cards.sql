--liquibase formatted sql

--changeset access:property-house-number
--comment For greetings and for files that name houses; empty until the house is told of again.
alter table ${schema}.property add column if not exists house_number varchar(50);
create index property_house_number on ${schema}.property (village_id, house_number);
--rollback drop index ${schema}.property_house_number;
--rollback alter table ${schema}.property drop column if exists house_number;
