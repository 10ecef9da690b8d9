package io.smartvillage.billing.household;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What seller and buyer of a house have to settle between themselves: the house owes an invoice,
/// whoever owns it; of fees for days, those before the sale are the seller's.
///
/// @param on the first day on which it is the buyers'
/// @param sellerAmount of all the invoices
/// @param buyerAmount of all the invoices
/// @param invoices that were issued before the day or bill days before it, and bill days from it on
public record SaleSettlement(
        UUID id,
        UUID propertyId,
        LocalDate on,
        List<UUID> sellerIds,
        List<UUID> buyerIds,
        BigDecimal sellerAmount,
        BigDecimal buyerAmount,
        List<SplitInvoice> invoices) {

    /// @param amount of its fees for days
    public record SplitInvoice(
            UUID invoiceId,
            String number,
            BigDecimal amount,
            BigDecimal sellerAmount,
            BigDecimal buyerAmount) {}

    public SaleSettlement {
        sellerIds = List.copyOf(sellerIds);
        buyerIds = List.copyOf(buyerIds);
        invoices = List.copyOf(invoices);
    }
}
