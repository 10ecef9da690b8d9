package io.smartvillage.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Visitors from before there were kinds of visits and a table of codes keep theirs, and are as
/// they were when the migration is taken back.
class VisitsMigrationIT {

    private static final String TAG = "before-visits";

    private static final String ROWS =
            """
            insert into property (village_id, id, updated_at)
            select v, '00000000-0000-7000-9000-000000000001', now()
            from unnest(array['00000000-0000-7000-8000-000000000001',
                              '00000000-0000-7000-8000-000000000002']::uuid[]) v;
            insert into visitor (village_id, id, property_id, name, purpose, entry_code_hash,
                valid_from, valid_until, status, created_by, version, created_at, updated_at)
            select p.village_id, uuidv7(), p.id, 'x', 'visit', sha256(status::bytea),
                '2026-11-01T01:00:00Z', '2026-11-01T05:00:00Z', status, uuidv7(), 0, now(), now()
            from property p,
                unnest(array['pending', 'checked_in', 'checked_out', 'cancelled']) status;
            """;

    private final TestDatabase database = new TestDatabase("visitor", "smartvillage_visits");

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
    void keepsTheCodesOfThoseWhoAreExpectedOrInside() throws SQLException {
        database.migration().up();

        assertThat(
                        rows(
                                """
                                select v.status from visitor v
                                join live_code c on c.village_id = v.village_id
                                    and c.owner_id = v.id and c.code_hash = v.entry_code_hash
                                order by 1
                                """))
                .containsExactly("checked_in", "checked_in", "pending", "pending");
        assertThat(
                        rows(
                                """
                                select distinct concat_ws(' ', kind, party_size,
                                    overstays_at = '2026-11-01T06:00:00Z')
                                from visitor
                                """))
                .containsExactly("visit 1 t");
    }

    @Test
    void canBeTakenBack() throws SQLException {
        var before = visitors();
        database.migration().up();

        database.migration().backTo(TAG);

        assertThat(visitors()).hasSize(8).isEqualTo(before);
    }

    private List<String> visitors() throws SQLException {
        return rows("select v::text from visitor v order by village_id, id");
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
