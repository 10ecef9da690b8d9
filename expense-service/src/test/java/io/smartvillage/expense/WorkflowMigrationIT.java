package io.smartvillage.expense;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was booked before there were decisions is paid, numbered and in the books, and is as it was
/// when the migration is taken back.
class WorkflowMigrationIT {

    private static final String TAG = "before-workflow";

    private static final String ROWS =
            """
            insert into expense_category (village_id, id, name, description, status, version,
                created_at, updated_at)
            select v, '00000000-0000-7000-9000-000000000001', 'Water', '', 'active', 0, now(), now()
            from unnest(array['00000000-0000-7000-8000-000000000001',
                              '00000000-0000-7000-8000-000000000002']::uuid[]) v;
            insert into expense (village_id, id, category_id, amount, description, payment_date,
                status, void_reason, voided_by, voided_at, booked_by, version, created_at, updated_at)
            select c.village_id, uuidv7(), c.id, e.amount, 'x', e.day::date, e.status,
                case e.status when 'void' then 'twice' end,
                case e.status when 'void' then uuidv7() end,
                case e.status when 'void' then now() end, uuidv7(), 0, now(), now()
            from expense_category c, (values
                (100.50, '2025-02-01', 'booked'), (20, '2025-01-01', 'void'),
                (3, '2024-12-31', 'booked')) as e (amount, day, status);
            """;

    private final TestDatabase database = new TestDatabase("expense", "smartvillage_workflow");

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
    void whatWasBookedIsPaidNumberedAndInTheBooks() throws SQLException {
        database.migration().up();

        assertThat(
                        rows(
                                """
                                select concat_ws(' ', e.status, e.number, f.kind, e.net_amount,
                                    e.round)
                                from expense e
                                join fund f on f.village_id = e.village_id and f.id = e.fund_id
                                order by e.village_id, e.payment_date
                                """))
                .containsExactly(
                        "paid PV-2567-000001 common 3.00 1",
                        "void PV-2568-000001 common 20.00 1",
                        "paid PV-2568-000002 common 100.50 1",
                        "paid PV-2567-000001 common 3.00 1",
                        "void PV-2568-000001 common 20.00 1",
                        "paid PV-2568-000002 common 100.50 1");
        assertThat(
                        rows(
                                """
                                select concat_ws(' ', kind, year, last) from document_number
                                order by village_id, year
                                """))
                .containsExactly(
                        "payment_voucher 2567 1",
                        "payment_voucher 2568 2",
                        "payment_voucher 2567 1",
                        "payment_voucher 2568 2");
        assertThat(
                        rows(
                                """
                                select concat_ws(' ', debit, credit, sum(amount)) from journal_posting
                                group by village_id, debit, credit order by village_id, debit
                                """))
                .containsExactly(
                        "expense payable 103.50",
                        "payable bank 103.50",
                        "expense payable 103.50",
                        "payable bank 103.50");
        assertThat(
                        rows(
                                """
                                select distinct concat_ws(' ', d.action, d.part, d.to_status)
                                from expense_decision d
                                join expense e on e.village_id = d.village_id
                                    and e.id = d.expense_id and e.booked_by = d.decided_by
                                """))
                .containsExactly("booked maker paid");
    }

    @Test
    void canBeTakenBack() throws SQLException {
        var before = expenses();
        database.migration().up();

        database.migration().backTo(TAG);

        assertThat(expenses()).hasSize(6).isEqualTo(before);
    }

    private List<String> expenses() throws SQLException {
        return rows("select e::text from expense e order by village_id, id");
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
