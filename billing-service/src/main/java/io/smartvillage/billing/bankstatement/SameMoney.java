package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.matching.Reference;
import io.smartvillage.billing.bankstatement.matching.ReferenceFinder;
import io.smartvillage.billing.bankstatement.matching.Tolerance;
import io.smartvillage.billing.bankstatement.reading.StatementLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which line of a statement and which call-back tell of the same money. They have the same amount
/// and the bank's reference in common; else the same moment and our reference; else the same
/// moment, and the line names no other invoice. Each is used once, and the surer pairs come first.
final class SameMoney {

    /// Shorter references turn up by chance.
    private static final int SHORTEST_REFERENCE = 6;

    private enum Likeness {
        BANK_REFERENCE,
        OUR_REFERENCE,
        MOMENT
    }

    private record Pair(UUID stated, UUID calledBack, Likeness likeness, Duration apart) {}

    private final Tolerance tolerance;
    private final ReferenceFinder finder = new ReferenceFinder();

    SameMoney(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    /// @return the call-back, by line
    Map<UUID, UUID> pairs(Map<UUID, StatementLine> stated, Map<UUID, BankCallback> calledBack) {
        Map<BigDecimal, List<Map.Entry<UUID, BankCallback>>> byAmount =
                calledBack.entrySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        entry -> entry.getValue().amount().stripTrailingZeros()));
        var likely = new ArrayList<Pair>();
        stated.forEach((id, line) -> {
            var same = byAmount.getOrDefault(line.amount().stripTrailingZeros(), List.of());
            if (!same.isEmpty()) {
                var references = LineReferences.of(line, finder);
                same.forEach(callback ->
                        likeness(line, references, callback.getValue())
                                .map(likeness ->
                                        new Pair(
                                                id,
                                                callback.getKey(),
                                                likeness,
                                                apart(line, callback.getValue())))
                                .ifPresent(likely::add));
            }
        });
        likely.sort(Comparator.comparing(Pair::likeness).thenComparing(Pair::apart));
        return eachOnce(likely);
    }

    private static Map<UUID, UUID> eachOnce(List<Pair> surestFirst) {
        var pairs = new HashMap<UUID, UUID>();
        var used = new HashSet<UUID>();
        for (var pair : surestFirst) {
            if (!pairs.containsKey(pair.stated()) && used.add(pair.calledBack())) {
                pairs.put(pair.stated(), pair.calledBack());
            }
        }
        return pairs;
    }

    private Optional<Likeness> likeness(
            StatementLine line, LineReferences references, BankCallback callback) {
        if (names(references, callback.transactionId())) {
            return Optional.of(Likeness.BANK_REFERENCE);
        }
        if (!isSameMoment(line, callback)) {
            return Optional.empty();
        }
        var ours =
                Stream.of(
                                Optional.ofNullable(callback.text().ref1()),
                                Optional.ofNullable(callback.text().ref2()))
                        .flatMap(Optional::stream)
                        .toList();
        if (references.nameOtherThan(ours)) {
            return Optional.empty();
        }
        return Optional.of(
                ours.stream().anyMatch(reference -> names(references, reference))
                        ? Likeness.OUR_REFERENCE
                        : Likeness.MOMENT);
    }

    private static boolean names(LineReferences references, String reference) {
        var plain = Reference.lettersAndDigits(reference);
        return plain.length() >= SHORTEST_REFERENCE && references.all().contains(plain);
    }

    private boolean isSameMoment(StatementLine line, BankCallback callback) {
        return line.time() == null
                ? Math.abs(ChronoUnit.DAYS.between(callback.date(), line.date()))
                        <= tolerance.days()
                : apart(line, callback).compareTo(tolerance.time()) <= 0;
    }

    private static Duration apart(StatementLine line, BankCallback callback) {
        return Duration.between(
                        LocalDateTime.of(callback.date(), callback.time()),
                        LocalDateTime.of(
                                line.date(),
                                Objects.requireNonNullElse(line.time(), LocalTime.NOON)))
                .abs();
    }
}
