package io.smartvillage.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What the database says of the money of a house, past the API.
public final class Books {

    private final TestDatabase database;

    public Books(TestDatabase database) {
        this.database = database;
    }

    /// A number, `0` for null.
    public BigDecimal sum(String query) {
        return new BigDecimal(texts("select coalesce((%s), 0)".formatted(query)).getFirst());
    }

    /// The only column of every row.
    public List<String> texts(String query) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    public void change(String sql) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public UUID houseOf(UUID invoiceId) {
        return UUID.fromString(
                texts("select property_id from invoice where id = '%s'".formatted(invoiceId))
                        .getFirst());
    }

    /// What is on the account by the postings of the house.
    public BigDecimal account(UUID propertyId, String account) {
        return sum(
                """
                select sum(case when debit = '%1$s' then amount else -amount end)
                from ledger_posting where property_id = '%2$s' and '%1$s' in (debit, credit)
                """
                        .formatted(account, propertyId));
    }

    public BigDecimal credit(UUID propertyId) {
        return sum(
                "select sum(remaining) from credit where property_id = '%s'".formatted(propertyId));
    }

    /// Trace, books, invoices and credit of the house tell the same. Not for invoices that runs
    /// issue: here they are not booked yet.
    public void agree(UUID propertyId) {
        assertThat(
                        texts(
                                """
                                select p.id::text from payment p
                                where p.property_id = '%s'
                                  and case when p.status = 'verified' then p.amount else 0 end
                                      <> (select coalesce(sum(a.amount), 0) from allocation a
                                          where a.payment_id = p.id and a.rule <> 'refund')
                                """
                                        .formatted(propertyId)))
                .as("payments whose trace does not make their amount")
                .isEmpty();
        assertThat(
                        texts(
                                """
                                select i.number from invoice i
                                where i.property_id = '%s'
                                  and (i.paid, i.penalty_paid) <> (
                                      select coalesce(sum(a.amount), 0),
                                             coalesce(sum(a.amount) filter (
                                                 where a.component = 'penalty'), 0)
                                      from allocation a
                                      where a.invoice_id = i.id and not a.at_issue)
                                """
                                        .formatted(propertyId)))
                .as("invoices whose trace does not make what is paid")
                .isEmpty();
        assertThat(
                        texts(
                                """
                                select c.id::text from credit c
                                where c.property_id = '%s'
                                  and c.remaining <> (select coalesce(sum(a.amount), 0)
                                      from allocation a where a.credit_id = c.id)
                                """
                                        .formatted(propertyId)))
                .as("credits whose trace does not make what remains")
                .isEmpty();
        assertThat(account(propertyId, "resident_credit").negate())
                .as("credit by the books")
                .isEqualByComparingTo(credit(propertyId));
        assertThat(
                        texts(
                                """
                                select i.number from invoice i
                                where i.property_id = '%s'
                                  and i.balance <> (
                                      select coalesce(sum(case when debit = 'receivable'
                                          then amount else -amount end), 0)
                                      from ledger_posting l
                                      where l.invoice_id = i.id and l.kind <> 'invoice'
                                        and not (l.kind = 'credit_applied'
                                            and l.source_id = i.id)) + i.amount
                                """
                                        .formatted(propertyId)))
                .as("invoices whose balance the books do not make")
                .isEmpty();
    }
}
