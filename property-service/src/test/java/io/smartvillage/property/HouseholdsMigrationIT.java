package io.smartvillage.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Houses, owners and stays of before there were shares and households are kept, and are as they
/// were when the migration is taken back.
class HouseholdsMigrationIT {

    private static final String TAG = "before-households";
    private static final List<String> TABLES = List.of("property", "person", "occupancy");

    private static final String ROWS =
            """
            create temporary table village as
            select unnest(array['00000000-0000-7000-8000-000000000001',
                                '00000000-0000-7000-8000-000000000002']::uuid[]) id;
            insert into person (village_id, id, role, status, version)
            select v.id, p.id, 'resident', 'active', 0
            from village v, unnest(array['00000000-0000-7000-9000-000000000001',
                '00000000-0000-7000-9000-000000000002']::uuid[]) p (id);
            insert into property (village_id, id, house_number, address, owner_id, status, land_use,
                area_sq_wah, version, created_at, updated_at)
            select v.id, h.id, h.number, 'soi', h.owner, 'occupied', 'residential', 50, 0,
                '2026-03-04T05:06:07Z', '2026-03-04T05:06:07Z'
            from village v, (values
                ('00000000-0000-7000-a000-000000000001'::uuid, '1', '00000000-0000-7000-9000-000000000001'::uuid),
                ('00000000-0000-7000-a000-000000000002', '2', null)) h (id, number, owner);
            insert into occupancy (village_id, id, property_id, user_id, kind, from_date, until_date,
                version, created_at, updated_at)
            select v.id, uuidv7(), '00000000-0000-7000-a000-000000000001', s.person, 'tenant',
                s.begins, s.ends, 0, now(), now()
            from village v, (values
                ('00000000-0000-7000-9000-000000000001'::uuid, date '2020-01-01', date '2021-01-01'),
                ('00000000-0000-7000-9000-000000000001', date '2021-01-01', null),
                ('00000000-0000-7000-9000-000000000002', date '2022-01-01', null),
                ('00000000-0000-7000-9000-000000000002', date '2019-01-01', date '2019-01-01'))
                s (person, begins, ends);
            """;

    private final TestDatabase database = new TestDatabase("property", "smartvillage_households");

    @BeforeEach
    void rowsOfBefore() throws SQLException {
        database.recreate();
        database.migration().upTo(TAG);
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(ROWS);
        }
    }

    @Test
    void whoOwnedAHouseOwnsAllOfItAndWhoCameFirstIsThePrimaryOccupant() throws SQLException {
        database.migration().up();

        assertThat(
                        rows(
                                """
                                select concat_ws(' ', p.house_number, right(o.user_id::text, 1),
                                    share_numerator, share_denominator, from_date, until_date)
                                from ownership o join property p using (village_id)
                                where p.id = o.property_id
                                """))
                .containsExactly("1 1 1 1 2026-03-04", "1 1 1 1 2026-03-04");
        assertThat(
                        rows(
                                """
                                select concat_ws(' ', right(user_id::text, 1), from_date)
                                from occupancy where is_primary
                                """))
                .containsExactly("1 2021-01-01", "1 2021-01-01");
    }

    @Test
    void canBeTakenBack() throws SQLException {
        var before = allRows();
        database.migration().up();

        database.migration().backTo(TAG);

        assertThat(allRows()).hasSize(16).isEqualTo(before);
    }

    private List<String> allRows() throws SQLException {
        var found = new ArrayList<String>();
        for (var table : TABLES) {
            found.addAll(rows("select t::text from %s t order by village_id, id".formatted(table)));
        }
        return found;
    }

    private List<String> rows(String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
