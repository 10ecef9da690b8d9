package io.smartvillage.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Gates, credentials, passes and decisions from before there were zones and rules are kept, and
/// are as they were when the migration is taken back.
class RulesMigrationIT {

    private static final String TAG = "before-rules";
    private static final List<String> TABLES = List.of("gate", "credential", "pass", "access_log");

    private static final String ROWS =
            """
            create temporary table village as
            select unnest(array['00000000-0000-7000-8000-000000000001',
                                '00000000-0000-7000-8000-000000000002']::uuid[]) id;
            insert into property (village_id, id, updated_at)
            select id, '00000000-0000-7000-9000-000000000001', now() from village;
            insert into member (village_id, id, status, version)
            select id, '00000000-0000-7000-9000-000000000002', 'active', 0 from village;
            insert into gate (village_id, id, name, zone, direction, status, timeout_behaviour,
                version, created_at, updated_at)
            select v.id, uuidv7(), name, zone, 'both', 'active', 'fail_open', 0, now(), now()
            from village v, (values ('East', 'main'), ('West', 'main'), ('Pool', 'pool')) g (name, zone);
            insert into credential (village_id, id, kind, value_hash, user_id, property_id, status,
                version, created_at, updated_at)
            select v.id, uuidv7(), kind, sha256(kind::bytea), '00000000-0000-7000-9000-000000000002',
                '00000000-0000-7000-9000-000000000001', 'suspended', 0, now(), now()
            from village v, unnest(array['card', 'plate']) kind;
            insert into pass (village_id, id, property_id, code_hash, valid_from, valid_until, status,
                single_use, updated_at)
            select id, uuidv7(), '00000000-0000-7000-9000-000000000001', sha256('code'), now(), now(),
                'used', true, now()
            from village;
            insert into access_log (village_id, id, direction, access_method, status, gate_id, reason,
                decided_by, device_time, nonce, rules_version)
            select g.village_id, uuidv7(), 'entry', 'code', 'denied', g.id, 'expired', uuidv7(), now(),
                'nonce', 1
            from gate g;
            """;

    private final TestDatabase database = new TestDatabase("access", "smartvillage_rules");

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
    void whatGatesNamedIsAZoneOfTheirVillage() throws SQLException {
        database.migration().up();

        assertThat(
                        rows(
                                """
                                select concat_ws(' ', g.name, z.name, z.anti_passback, z.visitors_allowed)
                                from gate g join zone z on z.village_id = g.village_id and z.name = g.zone
                                order by 1
                                """))
                .containsExactly(
                        "East main f t",
                        "East main f t",
                        "Pool pool f t",
                        "Pool pool f t",
                        "West main f t",
                        "West main f t");
        assertThat(rows("select distinct concat_ws(' ', kind, party_size) from pass"))
                .containsExactly("visit 1");
        assertThat(rows("select distinct concat_ws(' ', source, over_use) from access_log"))
                .containsExactly("online f");
    }

    @Test
    void canBeTakenBack() throws SQLException {
        var before = allRows();
        database.migration().up();

        database.migration().backTo(TAG);

        assertThat(allRows()).hasSize(18).isEqualTo(before);
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
