package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.matching.OpenItem.OpenInvoice;
import io.smartvillage.billing.bankstatement.matching.OpenItem.OpenPayment;
import io.smartvillage.billing.bankstatement.matching.Reference;
import io.smartvillage.billing.bankstatement.reading.StatementLine;
import io.smartvillage.billing.promptpay.PaymentReferences;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks up, for many lines at once, what they could be for: payments of their amounts and days,
/// and what is owed by the houses that they name.
@Component
class FindOpenItems {

    /// How far a payment's day may be from the line's, if a reference tells that they belong
    /// together.
    private static final int DAYS_APART = 30;

    private static final Pattern OUR_NUMBER = Pattern.compile("INV(\\d{4})(\\d+)");

    private static final String OPEN_INVOICES =
            """
            select id, property_id, balance + written_off as payable, number, house_number, due_date
            from invoice
            where status in ('pending', 'partially_paid', 'overdue', 'written_off')
            """;

    private final JdbcClient jdbc;
    private final VillageDirectory directory;

    FindOpenItems(JdbcClient jdbc, VillageDirectory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /// Houses are not locked: what is found may be gone.
    ///
    /// @param lines credits, at least one
    OpenItems find(List<StatementLine> lines, Collection<LineReferences> references) {
        var names =
                references.stream()
                        .flatMap(found -> found.all().stream())
                        .collect(Collectors.toSet());
        var numbers = ourNumbers(names.stream()).toArray(String[]::new);
        var invoices =
                jdbc.sql(
                                OPEN_INVOICES
                                        + " and (property_id = any (:houses) or number = any (:numbers))")
                        .param("houses", housesNamed(names))
                        .param("numbers", numbers)
                        .query((row, _) -> invoice(row))
                        .list();
        return new OpenItems(payments(lines, null), invoices);
    }

    /// The same again, of locked houses only: what is found stays until the transaction ends.
    OpenItems findOf(Set<UUID> houses, List<StatementLine> lines) {
        var locked = houses.toArray(UUID[]::new);
        var invoices =
                jdbc.sql(OPEN_INVOICES + " and property_id = any (:houses)")
                        .param("houses", locked)
                        .query((row, _) -> invoice(row))
                        .list();
        return new OpenItems(payments(lines, locked), invoices);
    }

    /// The house of the invoice that a ref2 names, paid or not.
    Optional<UUID> houseOfInvoice(@Nullable String ref2) {
        return ourNumbers(Stream.ofNullable(ref2).map(Reference::lettersAndDigits))
                .flatMap(number ->
                        jdbc
                                .sql("select property_id from invoice where number = ?")
                                .param(number)
                                .query(UUID.class)
                                .stream())
                .findFirst();
    }

    private static Stream<String> ourNumbers(Stream<String> names) {
        return names.map(OUR_NUMBER::matcher)
                .filter(Matcher::matches)
                .map(found -> "INV-" + found.group(1) + "-" + found.group(2));
    }

    List<OwedInvoice> owedBy(UUID propertyId) {
        return jdbc.sql(OPEN_INVOICES + " and property_id = :house")
                .param("house", propertyId)
                .query((row, _) -> invoice(row))
                .list();
    }

    private UUID[] housesNamed(Set<String> names) {
        record House(UUID id, String number) {
            boolean isIn(Set<String> names) {
                return names.contains(Reference.lettersAndDigits(number))
                        || names.contains(ref1(number));
            }
        }
        return jdbc
                .sql("select id, house_number from property")
                .query((row, _) ->
                        new House(row.getObject("id", UUID.class), row.getString("house_number")))
                .stream()
                .filter(house -> house.isIn(names))
                .map(House::id)
                .toArray(UUID[]::new);
    }

    private static String ref1(String houseNumber) {
        return PaymentReferences.of(houseNumber, "INV").ref1();
    }

    /// @param locked null for all houses; otherwise the payments are locked, too
    private List<KnownPayment> payments(List<StatementLine> lines, UUID @Nullable [] locked) {
        var days = lines.stream().map(StatementLine::date).sorted().toList();
        var zone = directory.timeZone();
        return jdbc.sql(
                        """
                        select p.id, p.property_id, p.amount, p.payment_date, p.status,
                               p.transferred_at, coalesce(p.trans_ref, p.reference) as trans_ref,
                               array(select i.id from invoice i
                                     where i.id in (
                                         select (c ->> 'invoiceId')::uuid
                                         from jsonb_array_elements(p.choice) as c
                                         union
                                         select a.invoice_id from allocation a
                                         where a.payment_id = p.id and a.invoice_id is not null)
                                     order by i.id) as invoice_ids,
                               array(select i.number from invoice i
                                     where i.id in (
                                         select (c ->> 'invoiceId')::uuid
                                         from jsonb_array_elements(p.choice) as c
                                         union
                                         select a.invoice_id from allocation a
                                         where a.payment_id = p.id and a.invoice_id is not null)
                                     order by i.id) as numbers
                        from payment p
                        where p.payment_date between :first and :last
                          and p.amount = any (cast(:amounts as numeric[]))
                          and p.payment_method in ('bank_transfer', 'promptpay')
                          and p.status in ('pending', 'waiting', 'verified')
                          and (:all or p.property_id = any (:houses))
                          and not exists (select from bank_line l where l.payment_id = p.id)
                        order by p.id
                        """
                                + (locked == null ? "" : "for update of p"))
                .param("first", days.getFirst().minusDays(DAYS_APART))
                .param("last", days.getLast().plusDays(DAYS_APART))
                .param(
                        "amounts",
                        lines.stream()
                                .map(line -> line.amount().toPlainString())
                                .distinct()
                                .toArray(String[]::new))
                .param("all", locked == null)
                .param("houses", locked == null ? new UUID[0] : locked)
                .query((row, _) -> {
                    var at = row.getObject("transferred_at", OffsetDateTime.class);
                    var local = at == null ? null : at.atZoneSameInstant(zone);
                    return new KnownPayment(
                            new OpenPayment(
                                    row.getObject("id", UUID.class),
                                    row.getBigDecimal("amount"),
                                    local == null
                                            ? row.getObject("payment_date", LocalDate.class)
                                            : local.toLocalDate(),
                                    local == null ? null : local.toLocalTime(),
                                    row.getString("trans_ref"),
                                    elements(row.getArray("numbers"), String.class)
                                            .collect(Collectors.toSet()),
                                    elements(row.getArray("invoice_ids"), UUID.class)
                                            .collect(Collectors.toSet())),
                            row.getObject("property_id", UUID.class),
                            row.getString("status").equals("verified"));
                })
                .list();
    }

    private static <T> Stream<T> elements(Array array, Class<T> type) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(type::cast);
    }

    private static OwedInvoice invoice(ResultSet row) throws SQLException {
        var number = row.getString("number");
        var house = row.getString("house_number");
        return new OwedInvoice(
                new OpenInvoice(
                        row.getObject("id", UUID.class),
                        row.getBigDecimal("payable"),
                        number,
                        ref1(house),
                        Reference.lettersAndDigits(number),
                        house,
                        row.getObject("due_date", LocalDate.class)),
                row.getObject("property_id", UUID.class));
    }
}
