--liquibase formatted sql

--changeset platform:secure-by-village splitStatements:false
--comment Row-level security in one call, so that no table can have it by halves.
create procedure ${schema}.secure_by_village(target regclass, app_privileges text)
language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format(
        'create policy village on %s for all to ${app}, ${owner}'
        ' using (village_id = (select current_setting(''app.village_id'')::uuid))'
        ' with check (village_id = (select current_setting(''app.village_id'')::uuid))', target);
    if app_privileges <> '' then
        execute format('grant %s on table %s to ${app}', app_privileges, target);
    end if;
end $$;
--rollback drop procedure ${schema}.secure_by_village(regclass, text);

--changeset platform:open-to-jobs splitStatements:false
--comment What a job that spans villages may do: named per table, under a role the application must enter.
create procedure ${schema}.open_to_jobs(target regclass, privileges text)
language plpgsql as $$
begin
    execute format('create policy jobs on %s for all to ${jobs} using (true) with check (true)', target);
    execute format('grant %s on table %s to ${jobs}', privileges, target);
end $$;
--rollback drop procedure ${schema}.open_to_jobs(regclass, text);
