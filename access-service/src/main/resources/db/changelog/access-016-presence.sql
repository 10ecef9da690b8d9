--liquibase formatted sql

--changeset access:presence-in-place
--comment Coming and going changes a row in place, without touching an index; the subjects of a village are few enough to be read whole.
drop index ${schema}.presence_inside;
--rollback create index presence_inside on ${schema}.presence (village_id, since, subject_id) where inside;
