package io.smartvillage.billing.bankstatement.matching;

import io.smartvillage.billing.bankstatement.matching.Evidence.Kind;
import io.smartvillage.billing.bankstatement.matching.LineMatch.Matched;
import io.smartvillage.billing.bankstatement.matching.LineMatch.Scored;
import io.smartvillage.billing.bankstatement.matching.LineMatch.Unidentified;
import io.smartvillage.billing.bankstatement.matching.LineMatch.Unidentified.Reason;
import io.smartvillage.billing.bankstatement.matching.OpenItem.OpenInvoice;
import io.smartvillage.billing.bankstatement.matching.OpenItem.OpenPayment;
import io.smartvillage.billing.bankstatement.reading.Direction;
import io.smartvillage.billing.bankstatement.reading.StatementLine;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compares one line with what is open. Each line is looked at by itself: what it matched must not
/// be among the open items of the next.
///
/// | reason | payment | invoice |
/// |---|---|---|
/// | transaction reference of the slip | 70 | |
/// | number or ref2 of an invoice | 60 | 70 |
/// | ref1 | | 45 |
/// | house number (unless ref1 was found) | | 35 |
/// | same amount | 40 | 35 |
/// | other amount | −60 | 0 |
/// | time within the tolerance | 35 | |
/// | date within the tolerance, a time unknown | 15 | |
/// | other time, other date | −30 | |
///
/// The sum is cut to 0…100. So with the usual threshold of 70 money is matched by the slip's or the
/// invoice's reference; by the house and the exact amount; or by the exact amount and the time of a
/// reported payment. An amount alone never is: neighbours pay the same fee.
public final class LineMatcher {

    private static final int BEST = 100;

    /// Shorter ones turn up by chance.
    private static final int SHORTEST_REFERENCE = 6;

    private final ReferenceFinder references;
    private final Tolerance tolerance;

    public LineMatcher(ReferenceFinder references, Tolerance tolerance) {
        this.references = references;
        this.tolerance = tolerance;
    }

    /// @param open in any order; nothing in it is changed
    public LineMatch match(StatementLine line, Collection<? extends OpenItem> open) {
        if (line.direction() != Direction.CREDIT) {
            return new Unidentified(Reason.NOT_A_CREDIT, List.of());
        }
        var found = new Found(references.find(line));
        var ranked =
                open.stream()
                        .map(item -> score(line, found, item))
                        .filter(scored -> scored.score() > 0)
                        .sorted(
                                Comparator.comparingInt(Scored::score)
                                        .reversed()
                                        .thenComparing(scored -> scored.item().day()))
                        .toList();
        return decide(ranked);
    }

    private LineMatch decide(List<Scored> ranked) {
        var good = ranked.stream().filter(s -> s.score() >= tolerance.threshold()).toList();
        var paid =
                good.stream()
                        .map(Scored::item)
                        .flatMap(item ->
                                item instanceof OpenPayment payment
                                        ? payment.invoiceIds().stream()
                                        : Stream.empty())
                        .collect(Collectors.toSet());
        var contest = ranked.stream().filter(s -> !paid.contains(s.item().id())).toList();
        if (contest.isEmpty() || contest.getFirst().score() < tolerance.threshold()) {
            return new Unidentified(Reason.BELOW_THRESHOLD, ranked);
        }
        var best = contest.getFirst();
        var tie = contest.size() > 1 && best.score() - contest.get(1).score() < tolerance.lead();
        return tie ? new Unidentified(Reason.TIE, ranked) : new Matched(best, ranked);
    }

    private Scored score(StatementLine line, Found found, OpenItem item) {
        var reasons =
                switch (item) {
                    case OpenPayment payment -> reasons(line, found, payment);
                    case OpenInvoice invoice -> reasons(line, found, invoice);
                };
        int sum = reasons.stream().mapToInt(Evidence::points).sum();
        return new Scored(item, Math.clamp(sum, 0, BEST), reasons);
    }

    private List<Evidence> reasons(StatementLine line, Found found, OpenPayment payment) {
        var reasons = new ArrayList<Evidence>();
        found.reference(payment.transRef())
                .ifPresent(text -> reasons.add(new Evidence(Kind.TRANSACTION_REFERENCE, 70, text)));
        payment.references().stream()
                .flatMap(reference -> found.reference(reference).stream())
                .findFirst()
                .ifPresent(text -> reasons.add(new Evidence(Kind.INVOICE_REFERENCE, 60, text)));
        reasons.add(
                sameAmount(line, payment)
                        ? new Evidence(Kind.AMOUNT, 40, "")
                        : new Evidence(Kind.AMOUNT_DIFFERS, -60, differenceIn(line, payment)));
        reasons.add(when(line, payment));
        return reasons;
    }

    private List<Evidence> reasons(StatementLine line, Found found, OpenInvoice invoice) {
        var reasons = new ArrayList<Evidence>();
        Stream.of(Optional.ofNullable(invoice.ref2()), Optional.of(invoice.number()))
                .flatMap(Optional::stream)
                .flatMap(reference -> found.reference(reference).stream())
                .findFirst()
                .ifPresent(text -> reasons.add(new Evidence(Kind.INVOICE_REFERENCE, 70, text)));
        found.houseReference(invoice.ref1())
                .map(text -> new Evidence(Kind.HOUSE_REFERENCE, 45, text))
                .or(() ->
                        found.houseNumber(invoice.houseNumber())
                                .map(text -> new Evidence(Kind.HOUSE_NUMBER, 35, text)))
                .ifPresent(reasons::add);
        if (sameAmount(line, invoice)) {
            reasons.add(new Evidence(Kind.AMOUNT, 35, ""));
        } else {
            reasons.add(new Evidence(Kind.AMOUNT_DIFFERS, 0, differenceIn(line, invoice)));
        }
        return reasons;
    }

    private boolean sameAmount(StatementLine line, OpenItem item) {
        return line.amount().subtract(item.amount()).abs().compareTo(tolerance.amount()) <= 0;
    }

    private static String differenceIn(StatementLine line, OpenItem item) {
        var difference = line.amount().subtract(item.amount());
        return (difference.signum() > 0 ? "by +" : "by ") + difference.toPlainString();
    }

    private Evidence when(StatementLine line, OpenPayment payment) {
        if (line.time() != null && payment.time() != null) {
            var off =
                    Duration.between(
                                    LocalDateTime.of(payment.date(), payment.time()),
                                    LocalDateTime.of(line.date(), line.time()))
                            .abs();
            return off.compareTo(tolerance.time()) <= 0
                    ? new Evidence(Kind.TIME, 35, "within " + minutes(tolerance.time()))
                    : new Evidence(Kind.TIME_DIFFERS, -30, "by " + minutes(off));
        }
        long days = Math.abs(ChronoUnit.DAYS.between(payment.date(), line.date()));
        return days <= tolerance.days()
                ? new Evidence(Kind.DATE, 15, days == 0 ? "" : "within " + days + " d")
                : new Evidence(Kind.DATE_DIFFERS, -30, "by " + days + " d");
    }

    private static String minutes(Duration duration) {
        return duration.toMinutes() + " min";
    }

    /// The references of a line, by how they are compared.
    private static final class Found {

        private final Set<Reference> all;
        private final Set<String> plain;

        Found(Set<Reference> all) {
            this.all = all;
            this.plain =
                    all.stream()
                            .map(reference -> Reference.lettersAndDigits(reference.text()))
                            .collect(Collectors.toSet());
        }

        Optional<String> reference(@Nullable String wanted) {
            var text = wanted == null ? "" : Reference.lettersAndDigits(wanted);
            return text.length() >= SHORTEST_REFERENCE && plain.contains(text)
                    ? Optional.of(text)
                    : labelled(text, Reference.Kind.REF2);
        }

        Optional<String> houseReference(@Nullable String wanted) {
            var text = wanted == null ? "" : Reference.lettersAndDigits(wanted);
            return text.length() >= SHORTEST_REFERENCE && plain.contains(text)
                    ? Optional.of(text)
                    : labelled(text, Reference.Kind.REF1);
        }

        /// What is written after a label may be short.
        private Optional<String> labelled(String text, Reference.Kind label) {
            return all.stream()
                    .filter(reference -> reference.kind() == label && !text.isEmpty())
                    .map(reference -> Reference.lettersAndDigits(reference.text()))
                    .filter(text::equals)
                    .findFirst();
        }

        Optional<String> houseNumber(@Nullable String wanted) {
            var text = wanted == null ? "" : Reference.normalised(wanted);
            return all.stream()
                    .filter(reference -> reference.kind() == Reference.Kind.HOUSE_NUMBER)
                    .map(Reference::text)
                    .filter(text::equals)
                    .findFirst();
        }
    }
}
