package io.smartvillage.billing.allocation;

import static io.smartvillage.billing.allocation.InvoiceComponent.FEE;
import static io.smartvillage.billing.allocation.InvoiceComponent.PENALTY;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Splits money over open invoices. Nothing is looked up and nothing changes.
public final class AllocatePayment {

    private static final List<InvoiceComponent> PENALTY_THEN_FEE = List.of(PENALTY, FEE);

    private static final Comparator<OpenInvoice> OLDEST_DUE_FIRST =
            Comparator.comparing(OpenInvoice::dueDate).thenComparing(OpenInvoice::id);

    /// In which order what is served.
    private record Claim(UUID invoiceId, InvoiceComponent component, BigDecimal most) {}

    private AllocatePayment() {}

    /// With a choice, only the chosen invoices are served, in the payer's order, each its penalty
    /// first and no more than the payer said; without one, all of them by the village's policy,
    /// written-off ones last.
    ///
    /// @param open of one house; chosen invoices that are not among them take nothing
    /// @param amount baht, 0 or more
    /// @param choice of the payer, each invoice once; empty for none
    public static AllocatedMoney allocate(
            List<OpenInvoice> open,
            BigDecimal amount,
            List<ChosenInvoice> choice,
            AllocationPolicy policy) {
        return choice.isEmpty()
                ? serve(byPolicy(open, policy), amount, policy.rule())
                : serve(byChoice(open, choice), amount, AllocationRule.PAYER_CHOICE);
    }

    private static AllocatedMoney serve(
            Stream<Claim> claims, BigDecimal amount, AllocationRule rule) {
        var parts = new ArrayList<AllocatedPart>();
        var left = amount;
        for (var claim : (Iterable<Claim>) claims::iterator) {
            var taken = claim.most().min(left);
            if (taken.signum() > 0) {
                parts.add(new AllocatedPart(claim.invoiceId(), claim.component(), taken, rule));
                left = left.subtract(taken);
            }
        }
        return new AllocatedMoney(parts, left);
    }

    private static Stream<Claim> byChoice(List<OpenInvoice> open, List<ChosenInvoice> choice) {
        var byId = open.stream().collect(Collectors.toMap(OpenInvoice::id, Function.identity()));
        return choice.stream()
                .flatMap(chosen -> {
                    var invoice = byId.get(chosen.invoiceId());
                    if (invoice == null) {
                        return Stream.empty();
                    }
                    var most = chosen.amount();
                    return most == null ? claims(invoice) : capped(invoice, most);
                });
    }

    private static Stream<Claim> capped(OpenInvoice invoice, BigDecimal most) {
        var penalty = invoice.openPenalty().min(most);
        var fee = invoice.openFee().min(most.subtract(penalty));
        return Stream.of(
                new Claim(invoice.id(), PENALTY, penalty), new Claim(invoice.id(), FEE, fee));
    }

    private static Stream<Claim> byPolicy(List<OpenInvoice> open, AllocationPolicy policy) {
        var sorted = open.stream().sorted(OLDEST_DUE_FIRST).toList();
        return Stream.of(false, true)
                .flatMap(writtenOff ->
                        byPolicyAlone(
                                sorted.stream()
                                        .filter(invoice -> invoice.writtenOff() == writtenOff)
                                        .toList(),
                                policy));
    }

    private static Stream<Claim> byPolicyAlone(List<OpenInvoice> open, AllocationPolicy policy) {
        return switch (policy) {
            case PENALTY_FIRST -> PENALTY_THEN_FEE.stream().flatMap(of -> claims(open, of));
            case OLDEST_FIRST -> open.stream().flatMap(AllocatePayment::claims);
            case PRINCIPAL_FIRST ->
                    PENALTY_THEN_FEE.reversed().stream().flatMap(of -> claims(open, of));
        };
    }

    private static Stream<Claim> claims(OpenInvoice invoice) {
        return PENALTY_THEN_FEE.stream().map(of -> new Claim(invoice.id(), of, invoice.open(of)));
    }

    private static Stream<Claim> claims(List<OpenInvoice> open, InvoiceComponent of) {
        return open.stream().map(invoice -> new Claim(invoice.id(), of, invoice.open(of)));
    }
}
