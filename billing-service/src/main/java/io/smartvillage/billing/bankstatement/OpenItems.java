package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.matching.OpenItem;
import io.smartvillage.billing.bankstatement.matching.OpenItem.OpenPayment;
import io.smartvillage.billing.bankstatement.matching.Reference;
import io.smartvillage.billing.bankstatement.matching.Tolerance;
import io.smartvillage.billing.bankstatement.reading.StatementLine;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the lines at hand could be for, each thing once: what a line took is gone for the next.
final class OpenItems {

    private final Map<UUID, KnownPayment> payments;
    private final Map<BigDecimal, List<KnownPayment>> byAmount;
    private final Map<UUID, List<OwedInvoice>> byHouse = new HashMap<>();
    private final Map<String, Set<UUID>> housesByName = new HashMap<>();

    OpenItems(Collection<KnownPayment> payments, Collection<OwedInvoice> invoices) {
        this.payments =
                payments.stream()
                        .collect(
                                Collectors.toMap(
                                        KnownPayment::id,
                                        Function.identity(),
                                        (first, _) -> first,
                                        LinkedHashMap::new));
        this.byAmount =
                payments.stream()
                        .collect(
                                Collectors.groupingBy(
                                        payment -> payment.item().amount().stripTrailingZeros()));
        invoices.stream()
                .collect(Collectors.groupingBy(OwedInvoice::propertyId))
                .forEach(this::owedBy);
    }

    /// All houses that something here is of.
    Set<UUID> houses() {
        return Stream.concat(
                        payments.values().stream().map(KnownPayment::propertyId),
                        byHouse.keySet().stream())
                .collect(Collectors.toSet());
    }

    Optional<KnownPayment> payment(UUID id) {
        return Optional.ofNullable(payments.get(id));
    }

    UUID houseOf(OpenItem item) {
        return switch (item) {
            case OpenPayment payment -> payment(payment.id()).orElseThrow().propertyId();
            case OpenItem.OpenInvoice invoice ->
                    byHouse.values().stream()
                            .flatMap(List::stream)
                            .filter(owed -> owed.id().equals(invoice.id()))
                            .findFirst()
                            .orElseThrow()
                            .propertyId();
        };
    }

    /// A payment has one line.
    void take(UUID paymentId) {
        payments.remove(paymentId);
    }

    /// What the house owes now; names that it had lead to it still.
    void owedBy(UUID propertyId, List<OwedInvoice> invoices) {
        byHouse.put(propertyId, List.copyOf(invoices));
        for (var owed : invoices) {
            var invoice = owed.item();
            Stream.of(
                            Optional.of(invoice.number()),
                            Optional.ofNullable(invoice.ref1()),
                            Optional.ofNullable(invoice.ref2()),
                            Optional.ofNullable(invoice.houseNumber()))
                    .flatMap(Optional::stream)
                    .map(Reference::lettersAndDigits)
                    .forEach(name ->
                            housesByName
                                    .computeIfAbsent(name, _ -> new HashSet<>())
                                    .add(propertyId));
        }
    }

    /// Payments of the line's very amount: those near in time and those that it names. Invoices of
    /// the houses that it names, or whose invoices it names.
    List<OpenItem> like(StatementLine line, LineReferences references, Tolerance tolerance) {
        var items = new ArrayList<OpenItem>();
        byAmount.getOrDefault(line.amount().stripTrailingZeros(), List.of()).stream()
                .filter(payment -> payments.containsKey(payment.id()))
                .map(KnownPayment::item)
                .filter(payment -> isNear(line, payment, tolerance) || isNamed(payment, references))
                .forEach(items::add);
        references.all().stream()
                .flatMap(name -> housesByName.getOrDefault(name, Set.of()).stream())
                .distinct()
                .flatMap(house -> byHouse.getOrDefault(house, List.of()).stream())
                .map(OwedInvoice::item)
                .forEach(items::add);
        return items;
    }

    /// A day more than the tolerance: a time is compared to the minute, also past midnight.
    private static boolean isNear(StatementLine line, OpenPayment payment, Tolerance tolerance) {
        return Math.abs(ChronoUnit.DAYS.between(payment.date(), line.date()))
                <= tolerance.days() + 1L;
    }

    private static boolean isNamed(OpenPayment payment, LineReferences references) {
        return Stream.concat(
                        Optional.ofNullable(payment.transRef()).stream(),
                        payment.references().stream())
                .map(Reference::lettersAndDigits)
                .anyMatch(references.all()::contains);
    }
}
