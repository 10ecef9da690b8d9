package io.smartvillage.billing;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/// Invoices of long ago and what became of them, written past the API: nobody can be billed or pay
/// in the past. Booked as they would have been.
public final class OldInvoices {

    private final TestDatabase database;

    public OldInvoices(TestDatabase database) {
        this.database = database;
    }

    /// An invoice of the house with one line, issued a month before it is due.
    public UUID invoice(DemoVillage village, UUID house, LocalDate due, String amount) {
        var id = UUID.randomUUID();
        run(
                """
                insert into invoice
                    (village_id, id, property_id, number, issued_on, house_number, period, amount,
                     paid, due_date, status, items, version, created_at, updated_at)
                values ('%1$s', '%2$s', '%3$s', 'OLD-%2$.20s', date '%4$s' - 30, '99/1', '%5$.7s',
                        %6$s, 0, '%4$s', 'overdue',
                        '[{"kind": "fee", "description": "ค่าส่วนกลาง", "quantity": 1,
                           "unit": "plot", "rate": %6$s, "amount": %6$s}]', 0, now(), now())
                """
                        .formatted(village.id(), id, house, due, due, amount));
        run(
                """
                insert into ledger_posting
                    (village_id, booked_on, booked_at, kind, debit, credit, amount, property_id,
                     invoice_id, source_id)
                values ('%s', date '%s' - 30, now(), 'invoice', 'receivable', 'fee_income', %s,
                        '%s', '%s', '%5$s')
                """
                        .formatted(village.id(), due, amount, house, id));
        return id;
    }

    /// A payment made on that day and known from now on.
    public UUID paid(DemoVillage village, UUID invoice, LocalDate day, String amount) {
        var id = UUID.randomUUID();
        run(
                """
                insert into payment
                    (village_id, id, invoice_id, property_id, choice, amount, payment_date,
                     payment_method, status, verification, submitted_by, version, created_at,
                     updated_at)
                select village_id, '%1$s', id, property_id, '[]', %2$s, '%3$s', 'cash', 'verified',
                       '{"decision": "verified", "decidedBy": "%1$s",
                         "decidedAt": "2026-11-20T00:00:00Z", "checks": []}',
                       '%1$s', 0, now(), now()
                from invoice where id = '%4$s' and village_id = '%5$s'
                """
                        .formatted(id, amount, day, invoice, village.id()));
        run(
                """
                insert into allocation
                    (village_id, payment_id, property_id, invoice_id, component, amount, rule,
                     cause_id, created_at)
                select village_id, '%1$s', property_id, id, 'fee', %2$s, 'payer_choice', '%1$s',
                       now()
                from invoice where id = '%3$s'
                """
                        .formatted(id, amount, invoice));
        book(invoice, "payment", "cash", "receivable", amount, id);
        settle(invoice, "paid", amount);
        return id;
    }

    /// As if the payment had never been money.
    public void reversed(UUID payment, UUID invoice, String amount) {
        run(
                """
                update payment
                set status = 'reversed',
                    reversal = '{"reason": "bounced_cheque", "reversedBy": "%1$s",
                                 "reversedAt": "2026-11-20T00:00:00Z"}'
                where id = '%1$s'
                """
                        .formatted(payment));
        run(
                """
                insert into allocation
                    (village_id, payment_id, property_id, invoice_id, component, amount, rule,
                     cause_id, created_at)
                select village_id, payment_id, property_id, invoice_id, component, -amount,
                       'reversal', payment_id, now()
                from allocation where payment_id = '%s'
                """
                        .formatted(payment));
        book(invoice, "payment_reversal", "receivable", "cash", amount, payment);
        settle(invoice, "paid", "-" + amount);
    }

    public void creditNote(UUID invoice, LocalDate day, String amount) {
        var id = correction(invoice, "credit_note", "'CN-%.20s'".formatted(invoice), day, amount);
        book(invoice, "credit_note", "adjustments", "receivable", amount, id);
        settle(invoice, "credited", amount);
    }

    public void voided(UUID invoice, LocalDate day, String amount) {
        var id = correction(invoice, "void", "null", day, amount);
        book(invoice, "void", "adjustments", "receivable", amount, id);
        run(
                """
                update invoice set credited = credited + %s, status = 'void', updated_at = now()
                where id = '%s'
                """
                        .formatted(amount, invoice));
    }

    public void writtenOff(UUID invoice, LocalDate day, String amount) {
        var id = correction(invoice, "write_off", "null", day, amount);
        book(invoice, "write_off", "bad_debt", "receivable", amount, id);
        run(
                """
                update invoice set written_off = %s, status = 'written_off', updated_at = now()
                where id = '%s'
                """
                        .formatted(amount, invoice));
    }

    private UUID correction(
            UUID invoice, String kind, String number, LocalDate day, String amount) {
        var id = UUID.randomUUID();
        run(
                """
                insert into invoice_correction
                    (village_id, id, invoice_id, property_id, kind, number, amount, items, reason,
                     issued_on, made_by, created_at)
                select village_id, '%1$s', id, property_id, '%2$s', %3$s, %4$s,
                       '[{"kind": "adjustment", "description": "แก้ไข", "quantity": 1,
                          "unit": "item", "rate": %4$s, "amount": %4$s}]',
                       'a test', '%5$s', '%1$s', now()
                from invoice where id = '%6$s'
                """
                        .formatted(id, kind, number, amount, day, invoice));
        return id;
    }

    private void book(
            UUID invoice, String kind, String debit, String credit, String amount, UUID source) {
        run(
                """
                insert into ledger_posting
                    (village_id, booked_on, booked_at, kind, debit, credit, amount, property_id,
                     invoice_id, source_id)
                select village_id, current_date, now(), '%s', '%s', '%s', %s, property_id, id, '%s'
                from invoice where id = '%s'
                """
                        .formatted(kind, debit, credit, amount, source, invoice));
    }

    private void settle(UUID invoice, String column, String more) {
        run(
                """
                update invoice set %1$s = %1$s + %2$s, updated_at = now(),
                    status = case when balance - (%2$s) = 0 then 'paid' else 'overdue' end
                where id = '%3$s'
                """
                        .formatted(column, more, invoice));
    }

    private void run(String statement) {
        try (var connection = database.asSuperuser();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
