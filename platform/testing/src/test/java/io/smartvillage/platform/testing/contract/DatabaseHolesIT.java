package io.smartvillage.platform.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Breaks the wall of a schema in one way at a time and expects it to be found.
class DatabaseHolesIT {

    private static final UUID VILLAGE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private static final TestDatabase DATABASE = new TestDatabase("holey", "smartvillage_holes");

    private static final DatabaseWall WALL = new DatabaseWall(DATABASE);

    private static final String GOOD_TABLE =
            """
            create table %1$s (village_id uuid not null, id uuid not null, note_id uuid, day date not null,
                primary key (village_id, id));
            alter table %1$s owner to holey_owner;
            call secure_by_village('%1$s', 'select, insert, update, delete');
            insert into %1$s values ('%2$s', '%2$s', null, '2026-01-01');
            """;

    @BeforeAll
    static void anEmptySchema() throws SQLException {
        DATABASE.recreate();
        DATABASE.migration().up();
        run(
                """
                do $$ begin
                    if not exists (select from pg_roles where rolname = 'stranger_app') then
                        create role stranger_app;
                    end if;
                end $$
                """);
    }

    @Test
    void aGoodTableHasNoHole() throws SQLException {
        whileThereIs(
                "",
                () -> {
                    assertThat(WALL.holesInTheCatalogue()).isEmpty();
                    assertThat(WALL.holesWhenLeanedOn(VILLAGE, OTHER)).isEmpty();
                });
    }

    static java.util.List<Arguments> planted() {
        return java.util.List.of(
                plant(
                        "alter table planted disable row level security",
                        "planted: row-level security is not enabled and forced"),
                plant(
                        "alter table planted no force row level security",
                        "planted: row-level security is not enabled and forced"),
                plant(
                        "create policy wide on planted for select to holey_app using (true)",
                        "planted.wide: a policy opens it"),
                plant(
                        """
                        drop policy village on planted;
                        create policy village on planted for all to holey_app
                            using (village_id = current_setting('app.village_id')::uuid)
                            with check (true)
                        """,
                        "planted: no policy that compares village_id"),
                plant(
                        """
                        drop policy village on planted;
                        create policy village on planted for all to holey_app
                            using (village_id = current_setting('app.village_id')::uuid)
                        """,
                        "planted: no policy that compares village_id"),
                plant(
                        "alter table planted drop constraint planted_pkey, add primary key (id)",
                        "planted: the primary key does not begin with village_id"),
                plant(
                        """
                        create table other (village_id uuid, id uuid unique, primary key (village_id, id));
                        alter table other owner to holey_owner;
                        call secure_by_village('other', '');
                        alter table planted add foreign key (note_id) references other (id)
                        """,
                        "planted.planted_note_id_fkey: a foreign key without village_id"),
                plant(
                        """
                        create table other (id uuid primary key, village_id uuid);
                        alter table other owner to holey_owner;
                        call secure_by_village('other', '');
                        alter table planted add constraint crossed foreign key (village_id)
                            references other (id) not valid
                        """,
                        "planted.crossed: a foreign key without village_id"),
                plant(
                        """
                        drop table planted;
                        create table planted (village_id uuid, id uuid, day date,
                            primary key (village_id, id, day)) partition by range (day);
                        create table planted_2026 partition of planted
                            for values from ('2026-01-01') to ('2027-01-01');
                        alter table planted owner to holey_owner;
                        alter table planted_2026 owner to holey_owner;
                        call secure_by_village('planted', 'select, insert');
                        grant select on planted_2026 to holey_app
                        """,
                        "planted_2026 to holey_app: a partition is open by itself"),
                plant(
                        """
                        create function planted_all() returns bigint language sql security definer
                            return (select count(*) from planted)
                        """,
                        "planted_all: a security definer function"),
                plant(
                        """
                        create view planted_view as select * from planted;
                        alter view planted_view owner to holey_owner
                        """,
                        "planted_view: a view that runs with its owner's rights"),
                plant("grant select on planted to public", "planted: granted to everybody"),
                plant(
                        "alter table planted owner to holey_app",
                        "planted: not owned by the owner role"),
                plant(
                        "grant holey_owner to holey_app with inherit true",
                        "holey_owner: the application inherits it"),
                plant("alter role holey_app bypassrls", "holey_app: a role of this schema may do"),
                plant(
                        "grant usage on schema holey to stranger_app",
                        "stranger_app: another service's role reaches this schema"));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void findsTheHoleInTheCatalogue(String sql, String finding) throws SQLException {
        whileThereIs(
                sql,
                () ->
                        assertThat(WALL.holesInTheCatalogue())
                                .anySatisfy(hole -> assertThat(hole).startsWith(finding)));
    }

    @Test
    void aTableWhoseChangesNobodyHearsOfIsFound() throws SQLException {
        whileThereIs("", () -> assertThat(WALL.unaudited()).containsExactly("planted"));
        whileThereIs(
                "comment on table planted is 'not audited: '",
                () -> assertThat(WALL.unaudited()).containsExactly("planted"));
        whileThereIs(
                "comment on table planted is 'not audited: a mirror'",
                () -> assertThat(WALL.unaudited()).isEmpty());
    }

    static java.util.List<Arguments> seeminglyGood() {
        return java.util.List.of(
                plant(policy("%s or village_id is not null"), "rows can be read"),
                plant(policy("%s or note_id is null"), "another village's rows can be"));
    }

    private static String policy(String condition) {
        var good =
                "village_id = (select nullif(current_setting('app.village_id', true), '')::uuid)";
        var using = condition.formatted(good);
        return """
        drop policy village on planted;
        create policy village on planted for all to holey_app, holey_owner
            using (%1$s) with check (%1$s)
        """
                .formatted(using);
    }

    @ParameterizedTest
    @MethodSource("seeminglyGood")
    void leaningFindsWhatTheCatalogueHides(String sql, String finding) throws SQLException {
        whileThereIs(
                sql,
                () ->
                        assertThat(WALL.holesWhenLeanedOn(VILLAGE, OTHER))
                                .anySatisfy(hole -> assertThat(hole).contains(finding)));
    }

    @Test
    void aPolicyThatPassesWithoutAVillageIsFound() throws SQLException {
        whileThereIs(
                policy("%s"),
                () ->
                        assertThat(WALL.holesWhenLeanedOn(VILLAGE, OTHER))
                                .contains("planted: can be read without a village"));
    }

    private static Arguments plant(String sql, String finding) {
        return Arguments.of(sql, finding);
    }

    @FunctionalInterface
    private interface Check {
        void run() throws SQLException;
    }

    private static void whileThereIs(String hole, Check check) throws SQLException {
        try {
            run(GOOD_TABLE.formatted("planted", VILLAGE));
            run(hole);
            check.run();
        } finally {
            run(
                    """
                    drop view if exists planted_view;
                    drop function if exists planted_all();
                    drop table if exists planted cascade;
                    drop table if exists other cascade;
                    alter role holey_app nobypassrls;
                    revoke holey_owner from holey_app;
                    revoke usage on schema holey from stranger_app
                    """);
        }
    }

    private static void run(String sql) throws SQLException {
        try (var connection = DATABASE.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
