package io.smartvillage.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What villages billed before there were books gets numbers and postings as if there had been, and
/// is as it was when the migration is taken back.
class BooksMigrationIT {

    private static final String TAG = "before-books";
    private static final String GREEN = "00000000-0000-7000-8000-000000000001";
    private static final String BLUE = "00000000-0000-7000-8000-000000000002";

    private static final String ROWS =
            """
            insert into property (village_id, id, house_number, land_use, area_sq_wah, status, updated_at)
            select v, h, '99/1', 'residential', 50, 'occupied', now()
            from unnest(array['%1$s', '%2$s']::uuid[]) v,
                 unnest(array['00000000-0000-7000-9000-000000000001']::uuid[]) h;
            insert into billing_run (village_id, id, period, due_date, created, already_billed,
                no_schedule, total, started_by, created_at)
            select v, '00000000-0000-7000-9000-000000000002', '2026-11', '2026-11-30', 2, 0, 0, 2000,
                '00000000-0000-7000-9000-000000000009', now()
            from unnest(array['%1$s', '%2$s']::uuid[]) v;
            insert into invoice (village_id, id, property_id, billing_run_id, house_number, period,
                amount, paid, due_date, status, items, version, created_at, updated_at)
            select v::uuid, i::uuid, '00000000-0000-7000-9000-000000000001',
                '00000000-0000-7000-9000-000000000002', '99/1', p, 1000, paid, '2026-12-31', status,
                jsonb_build_array(jsonb_build_object('kind', 'fee', 'description', 'fee', 'quantity', 1,
                    'unit', 'plot', 'rate', 1000, 'period', p, 'amount', 1000)), 0, c::timestamptz, now()
            from (values
                ('%1$s', '00000000-0000-7000-9000-000000000011', '2026-02', 400, 'pending',
                 '2026-01-01 00:30+07'),
                ('%1$s', '00000000-0000-7000-9000-000000000012', '2025-12', 1000, 'paid',
                 '2025-12-31 23:30+07'),
                ('%1$s', '00000000-0000-7000-9000-000000000013', '2026-03', 0, 'overdue',
                 '2026-02-01 00:30+07'),
                ('%2$s', '00000000-0000-7000-9000-000000000014', '2026-02', 0, 'pending',
                 '2026-02-01 00:30+07')) as rows (v, i, p, paid, status, c);
            insert into payment (village_id, id, invoice_id, amount, payment_date, payment_method,
                status, verification, submitted_by, version, created_at, updated_at)
            select '%1$s', p::uuid, i::uuid, amount, '2026-01-05', method, status, verification::jsonb,
                '00000000-0000-7000-9000-000000000009', 0, now(), now()
            from (values
                ('00000000-0000-7000-9000-000000000021', '00000000-0000-7000-9000-000000000011', 400,
                 'cash', 'verified', '{"decision": "verified"}'),
                ('00000000-0000-7000-9000-000000000022', '00000000-0000-7000-9000-000000000012', 1000,
                 'promptpay', 'verified', '{"decision": "verified"}'),
                ('00000000-0000-7000-9000-000000000023', '00000000-0000-7000-9000-000000000013', 5,
                 'promptpay', 'pending', null)) as rows (p, i, amount, method, status, verification);
            """
                    .formatted(GREEN, BLUE);

    private final TestDatabase database = new TestDatabase("billing", "smartvillage_books");

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
    void numbersAndBooksWhatWasIssuedAndPaid() throws SQLException {
        database.migration().up();

        try (var connection = database.asSuperuser()) {
            assertThat(
                            rows(
                                    connection,
                                    """
                                    select number || ' ' || issued_on || ' ' || status || ' ' || balance
                                    from invoice order by village_id, number
                                    """))
                    .containsExactly(
                            "INV-2568-000001 2025-12-31 paid 0.00",
                            "INV-2569-000001 2026-01-01 partially_paid 600.00",
                            "INV-2569-000002 2026-02-01 overdue 1000.00",
                            "INV-2569-000001 2026-02-01 pending 1000.00");
            assertThat(
                            rows(
                                    connection,
                                    "select year || ' ' || last from document_number"
                                            + " order by village_id, year"))
                    .containsExactly("2568 1", "2569 2", "2569 1");
            assertThat(
                            rows(
                                    connection,
                                    """
                                    select debit || ' ' || credit || ' ' || sum(amount)
                                    from ledger_posting group by debit, credit order by 1
                                    """))
                    .containsExactly(
                            "bank receivable 1000.00",
                            "cash receivable 400.00",
                            "receivable fee_income 4000.00");
            assertThat(rows(connection, "select sum(amount)::text from allocation"))
                    .containsExactly("1400.00");
            assertThat(
                            rows(
                                    connection,
                                    "select items -> 0 ->> 'period' from invoice"
                                            + " where period = '2026-02' limit 1"))
                    .containsExactly("{\"to\": \"2026-02-28\", \"from\": \"2026-02-01\"}");
        }
    }

    @Test
    void canBeTakenBack() throws SQLException {
        var before = invoices();
        database.migration().up();

        database.migration().backTo(TAG);

        assertThat(invoices()).isEqualTo(before);
    }

    private List<String> invoices() throws SQLException {
        try (var connection = database.asSuperuser()) {
            return rows(
                    connection,
                    """
                    select concat_ws(' ', id, period, amount, paid, status, items)
                    from invoice order by village_id, id
                    """);
        }
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
