package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.Verdict.OfHouse;
import io.smartvillage.billing.bankstatement.Verdict.OfInvoice;
import io.smartvillage.billing.bankstatement.Verdict.OfPayment;
import io.smartvillage.billing.bankstatement.Verdict.Unknown;
import io.smartvillage.billing.bankstatement.matching.Evidence;
import io.smartvillage.billing.bankstatement.matching.LineMatch.Matched;
import io.smartvillage.billing.bankstatement.matching.LineMatch.Scored;
import io.smartvillage.billing.bankstatement.matching.LineMatch.Unidentified;
import io.smartvillage.billing.bankstatement.matching.LineMatcher;
import io.smartvillage.billing.bankstatement.matching.OpenItem.OpenInvoice;
import io.smartvillage.billing.bankstatement.matching.OpenItem.OpenPayment;
import io.smartvillage.billing.bankstatement.matching.ReferenceFinder;
import io.smartvillage.billing.bankstatement.matching.Tolerance;
import io.smartvillage.billing.bankstatement.reading.StatementLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says what a credit is for. To what [LineMatcher] finds it adds what it cannot know: which items
/// are of one house, and which payments are booked already.
final class JudgeLine {

    private static final Set<Evidence.Kind> SAME_MOMENT =
            Set.of(Evidence.Kind.TIME, Evidence.Kind.DATE);

    private final LineMatcher matcher;
    private final Tolerance tolerance;
    private final OpenItems items;

    JudgeLine(ReferenceFinder finder, Tolerance tolerance, OpenItems items) {
        this.matcher = new LineMatcher(finder, tolerance);
        this.tolerance = tolerance;
        this.items = items;
    }

    Verdict judge(StatementLine line, LineReferences references) {
        var match = matcher.match(line, items.like(line, references, tolerance));
        return switch (match) {
            case Matched matched -> matched(matched.best(), matched.ranked());
            case Unidentified unknown -> oneHouse(unknown).orElseGet(() -> unknown(unknown));
        };
    }

    /// Money that somebody saw and verified before any statement came is booked already. To link it
    /// moves nothing, so amount and day are enough, unless the line names another invoice: of two
    /// such payments or lines it does not matter which is whose.
    Optional<OfPayment> verifiedBefore(StatementLine line, LineReferences references) {
        var match = matcher.match(line, items.like(line, references, tolerance));
        return match.ranked().stream()
                .flatMap(scored ->
                        scored.item() instanceof OpenPayment item
                                ? items
                                        .payment(item.id())
                                        .filter(KnownPayment::verified)
                                        .filter(_ -> hasKind(scored, SAME_MOMENT))
                                        .filter(_ -> !references.nameOtherThan(item.references()))
                                        .map(payment -> new OfPayment(payment, scored))
                                        .stream()
                                : Stream.empty())
                .findFirst();
    }

    private Verdict matched(Scored best, List<Scored> ranked) {
        return switch (best.item()) {
            case OpenPayment payment ->
                    new OfPayment(items.payment(payment.id()).orElseThrow(), best);
            case OpenInvoice invoice -> {
                var house = items.houseOf(invoice);
                yield reportedFor(house, best, ranked)
                        .orElseGet(() -> new OfInvoice(house, invoice.id(), best));
            }
        };
    }

    /// A line that names the house, and the very amount was reported for it about then: it is that
    /// payment, not another one.
    private Optional<Verdict> reportedFor(UUID house, Scored named, List<Scored> ranked) {
        return ranked.stream()
                .filter(scored ->
                        scored.item() instanceof OpenPayment payment
                                && hasKind(scored, SAME_MOMENT)
                                && items.houseOf(payment).equals(house))
                .findFirst()
                .map(scored ->
                        new OfPayment(
                                items.payment(scored.item().id()).orElseThrow(),
                                new Scored(
                                        scored.item(),
                                        Math.max(scored.score(), named.score()),
                                        both(named.reasons(), scored.reasons()))));
    }

    private Optional<Verdict> oneHouse(Unidentified unknown) {
        if (unknown.reason() != Unidentified.Reason.TIE) {
            return Optional.empty();
        }
        var best = unknown.ranked().getFirst();
        var tied =
                unknown.ranked().stream()
                        .filter(scored -> best.score() - scored.score() < tolerance.lead())
                        .toList();
        var houses =
                tied.stream()
                        .map(scored -> items.houseOf(scored.item()))
                        .collect(Collectors.toSet());
        if (houses.size() > 1
                || tied.stream().anyMatch(scored -> scored.item() instanceof OpenPayment)) {
            return Optional.empty();
        }
        var house = houses.iterator().next();
        return reportedFor(house, best, unknown.ranked())
                .or(() -> Optional.of(new OfHouse(house, best)));
    }

    private static Verdict unknown(Unidentified unknown) {
        return new Unknown(
                unknown.reason() == Unidentified.Reason.TIE
                        ? UnidentifiedBecause.TIE
                        : UnidentifiedBecause.BELOW_THRESHOLD,
                unknown.ranked());
    }

    private static boolean hasKind(Scored scored, Set<Evidence.Kind> kinds) {
        return scored.reasons().stream().map(Evidence::kind).anyMatch(kinds::contains);
    }

    private static List<Evidence> both(List<Evidence> first, List<Evidence> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
