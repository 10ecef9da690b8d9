--liquibase formatted sql

--changeset access:property-house-number
--comment For greetings and for files that name houses; empty until the house is told of again.
alter table ${schema}.property add column if not exists house_number varchar(50);
create index property_house_number on ${schema}.property (village_id, house_number);
--rollback drop index ${schema}.property_house_number;
--rollback alter table ${schema}.property drop column if exists house_number;

--changeset access:denial-shown
--comment Who reads the list must see what is denied, and why a denial was lifted (both encrypted).
alter table ${schema}.denial no force row level security;
alter table ${schema}.denial
    add column value          bytea,
    add column lifting_reason bytea,
    add constraint denial_value check ((kind = 'person') = (value is null)),
    add constraint denial_lifting check ((lifted_at is null) = (lifting_reason is null));
alter table ${schema}.denial force row level security;
create index denial_kind on ${schema}.denial (village_id, kind, id);
--rollback drop index ${schema}.denial_kind;
--rollback alter table ${schema}.denial drop column value, drop column lifting_reason;
