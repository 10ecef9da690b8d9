package io.smartvillage.billing.allocation;

import io.smartvillage.billing.invoice.Invoice;
import io.smartvillage.billing.invoice.InvoiceEvent;
import io.smartvillage.billing.ledger.LedgerAccount;
import io.smartvillage.billing.ledger.Posting;
import io.smartvillage.billing.ledger.PostingKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What allocated money does to its invoices: they receive it, and what is to be booked and told of
/// that comes back to the caller.
///
/// @param postings of each invoice: first what takes back a write-off, then the money
public record Settlement(List<Posting> postings, List<InvoiceEvent> events) {

    public Settlement {
        postings = List.copyOf(postings);
        events = List.copyOf(events);
    }

    /// @param from where the money is until now
    /// @param sourceId what it is booked for
    public record Source(LedgerAccount from, PostingKind kind, UUID sourceId) {}

    /// @param invoices locked, all that the parts name, by id
    public static Settlement of(
            List<AllocatedPart> parts,
            Map<UUID, Invoice> invoices,
            Source source,
            LocalDate today,
            Instant now) {
        var postings = new ArrayList<Posting>();
        var events = new ArrayList<InvoiceEvent>();
        var byInvoice = new LinkedHashMap<UUID, List<AllocatedPart>>();
        parts.forEach(part ->
                byInvoice.computeIfAbsent(part.invoiceId(), _ -> new ArrayList<>()).add(part));
        byInvoice.forEach((id, ofInvoice) -> {
            var invoice = invoices.get(id);
            if (invoice == null) {
                throw new IllegalArgumentException("invoice " + id + " is not locked");
            }
            var fee = sum(ofInvoice, InvoiceComponent.FEE);
            var penalty = sum(ofInvoice, InvoiceComponent.PENALTY);
            var money = fee.add(penalty);
            var recovered = invoice.writtenOff().min(money);
            events.add(invoice.receive(fee, penalty, today, now));
            if (recovered.signum() > 0) {
                postings.add(
                        new Posting(
                                PostingKind.RECOVERY,
                                LedgerAccount.RECEIVABLE,
                                LedgerAccount.BAD_DEBT_RECOVERED,
                                recovered,
                                invoice.propertyId(),
                                id,
                                source.sourceId()));
            }
            postings.add(
                    new Posting(
                            source.kind(),
                            source.from(),
                            LedgerAccount.RECEIVABLE,
                            money,
                            invoice.propertyId(),
                            id,
                            source.sourceId()));
        });
        return new Settlement(postings, events);
    }

    private static BigDecimal sum(List<AllocatedPart> parts, InvoiceComponent component) {
        return parts.stream()
                .filter(part -> part.component() == component)
                .map(AllocatedPart::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
