package io.smartvillage.platform.testing.contract;

import io.smartvillage.infra.database.ServiceSchema;
import io.smartvillage.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The wall between villages in one schema, read off PostgreSQL's catalogue and then leaned on.
public final class DatabaseWall {

    private static final String NOT_PERMITTED = "42501";

    private final TestDatabase database;
    private final ServiceSchema schema;

    public DatabaseWall(TestDatabase database) {
        this.database = database;
        this.schema = database.schema();
    }

    /// Tables that hold villages' rows: all but the migration tool's own.
    public List<String> tables() throws SQLException {
        try (var connection = database.asSuperuser()) {
            return names(
                    connection,
                    """
                    select c.relname from pg_class c
                    where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p')
                      and not c.relispartition and c.relname not like 'databasechangelog%'
                    order by 1
                    """,
                    schema.name());
        }
    }

    /// What the catalogue says that it must not; empty if the wall stands.
    public List<String> holesInTheCatalogue() throws SQLException {
        var holes = new ArrayList<String>();
        try (var connection = database.asSuperuser()) {
            find(
                    connection,
                    holes,
                    "%s: row-level security is not enabled and forced",
                    """
                    select c.relname from pg_class c
                    where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p')
                      and not c.relispartition and c.relname not like 'databasechangelog%'
                      and not (c.relrowsecurity and c.relforcerowsecurity)
                    """);
            find(
                    connection,
                    holes,
                    "%s: no policy that compares village_id with the setting, on read and write",
                    """
                    select c.relname from pg_class c
                    where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p')
                      and not c.relispartition and c.relname not like 'databasechangelog%'
                      and not exists (
                        select from pg_policies p
                        where p.schemaname = c.relnamespace::regnamespace::text
                          and p.tablename = c.relname and p.cmd = 'ALL'
                          and p.qual like '%village_id = %app.village_id%'
                          and p.with_check like '%village_id = %app.village_id%')
                    """);
            find(
                    connection,
                    holes,
                    "%s: a policy opens it to the application without the village",
                    """
                    select p.tablename || '.' || p.policyname from pg_policies p
                    where p.schemaname = ? and p.permissive = 'PERMISSIVE'
                      and (p.roles && array['public', '%1$s', '%2$s']::name[])
                      and (coalesce(p.qual, '') not like '%%app.village_id%%'
                        or coalesce(p.with_check, p.qual, '') not like '%%app.village_id%%')
                    """
                            .formatted(schema.appRole(), schema.ownerRole()));
            find(
                    connection,
                    holes,
                    "%s: the primary key does not begin with village_id",
                    """
                    select c.relname from pg_class c
                    where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p')
                      and not c.relispartition and c.relname not like 'databasechangelog%'
                      and not exists (
                        select from pg_index i
                        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                        where i.indrelid = c.oid and i.indisprimary and a.attname = 'village_id')
                    """);
            find(
                    connection,
                    holes,
                    "%s: a foreign key without village_id can probe another village",
                    """
                    select k.conrelid::regclass || '.' || k.conname from pg_constraint k
                    where k.connamespace = ?::regnamespace and k.contype = 'f' and k.conparentid = 0
                      and not exists (
                        select from unnest(k.conkey, k.confkey) as pair (from_column, to_column)
                        join pg_attribute a
                          on a.attrelid = k.conrelid and a.attnum = pair.from_column
                        join pg_attribute b
                          on b.attrelid = k.confrelid and b.attnum = pair.to_column
                        where a.attname = 'village_id' and b.attname = 'village_id')
                    """);
            find(
                    connection,
                    holes,
                    "%s: not owned by the owner role",
                    """
                    select c.relname from pg_class c
                    where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
                      and pg_get_userbyid(c.relowner) <> '%s'
                    """
                            .formatted(schema.ownerRole()));
            find(
                    connection,
                    holes,
                    "%s: a partition is open by itself, past the parent's policies",
                    """
                    select c.relname || ' to ' || acl.grantee::regrole
                    from pg_class c, aclexplode(c.relacl) acl
                    where c.relnamespace = ?::regnamespace and c.relispartition
                      and acl.grantee::regrole::text <> '%s'
                    """
                            .formatted(schema.ownerRole()));
            find(
                    connection,
                    holes,
                    "%s: granted to everybody",
                    """
                    select c.relname from pg_class c, aclexplode(c.relacl) acl
                    where c.relnamespace = ?::regnamespace and acl.grantee = 0
                    """);
            find(
                    connection,
                    holes,
                    "%s: a view that runs with its owner's rights",
                    """
                    select c.relname from pg_class c
                    where c.relnamespace = ?::regnamespace and c.relkind in ('v', 'm')
                      and not coalesce(c.reloptions::text, '') like '%security_invoker=true%'
                    """);
            find(
                    connection,
                    holes,
                    "%s: a security definer function open to everybody or without search_path",
                    """
                    select p.proname from pg_proc p
                    where p.pronamespace = ?::regnamespace and p.prosecdef
                      and (p.proconfig is null or not p.proconfig::text like '%search_path=%'
                        or has_function_privilege('public', p.oid, 'execute'))
                    """);
            find(
                    connection,
                    holes,
                    "%s: a role of this schema may do more than it should",
                    """
                    select r.rolname from pg_roles r
                    where ? is not null and r.rolname in ('%1$s', '%2$s', '%3$s')
                      and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb
                        or r.rolreplication)
                    """
                            .formatted(schema.ownerRole(), schema.appRole(), schema.jobsRole()));
            find(
                    connection,
                    holes,
                    "%s: the application inherits it",
                    """
                    select m.roleid::regrole::text from pg_auth_members m
                    where ? is not null and m.member = '%s'::regrole
                      and (m.inherit_option or m.admin_option
                        or m.roleid <> '%s'::regrole)
                    """
                            .formatted(schema.appRole(), schema.jobsRole()));
            find(
                    connection,
                    holes,
                    "%s: another service's role reaches this schema",
                    """
                    select r.rolname from pg_roles r
                    where has_schema_privilege(r.rolname, ?, 'usage')
                      and r.rolname ~ '_(app|owner|jobs)$'
                      and r.rolname not in ('%s', '%s', '%s')
                    """
                            .formatted(schema.ownerRole(), schema.appRole(), schema.jobsRole()));
        }
        return holes;
    }

    /// Tables whose changes are not told of, and that do not say why (`not audited: …`).
    public List<String> unaudited() throws SQLException {
        try (var connection = database.asSuperuser()) {
            return names(
                    connection,
                    """
                    select c.relname from pg_class c
                    where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p')
                      and not c.relispartition and c.relname not like 'databasechangelog%'
                      and coalesce(obj_description(c.oid, 'pg_class'), '') !~ '^not audited: \\S'
                      and 3 > (
                        select count(*) from pg_trigger t
                        where t.tgrelid = c.oid and t.tgenabled = 'O'
                          and t.tgname in ('audit_insert', 'audit_update', 'audit_delete'))
                    order by 1
                    """,
                    schema.name());
        }
    }

    /// Reads and writes each table as the application, without a village and with another's.
    ///
    /// @param village has a row in every table: otherwise the table is reported as not tried
    /// @param other another village
    public List<String> holesWhenLeanedOn(UUID village, UUID other) throws SQLException {
        var holes = new ArrayList<String>();
        for (var table : tables()) {
            lean(table, village, other, holes);
        }
        return holes;
    }

    private void lean(String table, UUID village, UUID other, List<String> holes)
            throws SQLException {
        try (var superuser = database.asSuperuser();
                var application = database.asApplication()) {
            if (may(superuser, table, "select")) {
                if (count(superuser, table, village) == 0) {
                    holes.add(table + ": not tried, the fixture puts no row into it");
                }
                if (refusal(application, null, "select * from " + table) == null) {
                    holes.add(table + ": can be read without a village");
                }
                var foreign =
                        refusal(
                                application,
                                other,
                                "do $$ begin if exists (select from %s where village_id = '%s')"
                                                .formatted(table, village)
                                        + " then raise 'leak'; end if; end $$");
                if (foreign != null) {
                    holes.add(table + ": another village's rows can be read");
                }
            }
            if (may(superuser, table, "insert")) {
                var insert = insertOf(superuser, table, village);
                if (!NOT_PERMITTED.equals(refusal(application, other, insert))) {
                    holes.add(table + ": a row can be written into another village");
                }
            }
            if (may(superuser, table, "update")) {
                var steal =
                        "do $$ begin update %s set village_id = '%s' where village_id = '%s';"
                                        .formatted(table, other, village)
                                + " if found then raise 'stolen'; end if; end $$";
                if (refusal(application, other, steal) != null) {
                    holes.add(table + ": another village's rows can be changed");
                }
            }
            if (may(superuser, table, "delete")) {
                var wipe =
                        "do $$ begin delete from %s where village_id = '%s';"
                                        .formatted(table, village)
                                + " if found then raise 'wiped'; end if; end $$";
                if (refusal(application, other, wipe) != null) {
                    holes.add(table + ": another village's rows can be deleted");
                }
            }
        }
    }

    /// A copy of a real row: one of nulls would find no partition, which refuses nothing.
    private String insertOf(Connection superuser, String table, UUID village) throws SQLException {
        var columns =
                String.join(
                        ", ",
                        names(
                                superuser,
                                """
                                select quote_ident(attname) from pg_attribute
                                where attrelid = ?::regclass and attnum > 0 and not attisdropped
                                  and attgenerated = ''
                                """,
                                schema.name() + "." + table));
        var row =
                names(
                        superuser,
                        "select quote_literal(to_jsonb(t)::text) from %s t where village_id = ?::uuid limit 1"
                                .formatted(table),
                        village.toString());
        return row.isEmpty()
                ? "insert into %s (village_id) values ('%s')".formatted(table, village)
                : "insert into %1$s (%2$s) overriding system value select %2$s from jsonb_populate_record(null::%1$s, %3$s)"
                        .formatted(table, columns, row.getFirst());
    }

    private boolean may(Connection superuser, String table, String privilege) throws SQLException {
        return !names(
                        superuser,
                        "select 1 where has_table_privilege('%s', ?, '%s')"
                                .formatted(schema.appRole(), privilege),
                        schema.name() + "." + table)
                .isEmpty();
    }

    private static long count(Connection superuser, String table, UUID village)
            throws SQLException {
        return names(
                        superuser,
                        "select 1 from " + table + " where village_id = ?::uuid limit 1",
                        village.toString())
                .size();
    }

    /// @return the SQL state with which PostgreSQL refused, or null if it did not
    private static @Nullable String refusal(
            Connection application, @Nullable UUID village, String sql) throws SQLException {
        application.setAutoCommit(false);
        try (var statement = application.createStatement()) {
            if (village != null) {
                statement.execute("select set_config('app.village_id', '" + village + "', true)");
            }
            statement.execute(sql);
            return null;
        } catch (SQLException e) {
            return e.getSQLState();
        } finally {
            application.rollback();
        }
    }

    private void find(Connection connection, List<String> holes, String message, String query)
            throws SQLException {
        names(connection, query, schema.name()).forEach(name -> holes.add(message.formatted(name)));
    }

    private static List<String> names(Connection connection, String query, String parameter)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (var rows = statement.executeQuery()) {
                var names = new ArrayList<String>();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            }
        }
    }
}
