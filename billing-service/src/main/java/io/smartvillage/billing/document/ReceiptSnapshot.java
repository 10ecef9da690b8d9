package io.smartvillage.billing.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param paidOn when the money came
/// @param method in Thai, such as `โอนเงินผ่านพร้อมเพย์`
/// @param reference the bank's, or a cheque's number
/// @param allocations which invoice got which part, by which rule
/// @param credit what is left for later invoices
/// @param total received: the allocations and the credit
/// @param allocationPolicy the village's policy in words (Civil and Commercial Code ss. 328–329)
/// @param receivedBy who signs
public record ReceiptSnapshot(
        Letterhead letterhead,
        String number,
        LocalDate issuedOn,
        Addressee addressee,
        LocalDate paidOn,
        String method,
        @Nullable String reference,
        List<Allocation> allocations,
        BigDecimal credit,
        BigDecimal total,
        @Nullable String allocationPolicy,
        @Nullable String receivedBy,
        List<String> notes)
        implements DocumentSnapshot {

    /// @param description what of the invoice it pays
    /// @param rule why it went there, in a few Thai words
    public record Allocation(
            String invoiceNumber,
            String description,
            @Nullable Period period,
            String rule,
            BigDecimal amount) {

        public Allocation {
            amount = Baht.exact(amount);
        }
    }

    /// @throws IllegalArgumentException if the allocations and the credit do not make the total
    public ReceiptSnapshot {
        allocations = List.copyOf(allocations);
        notes = List.copyOf(notes);
        credit = Baht.exact(credit);
        total = Baht.exact(total);
        var parts = new ArrayList<>(allocations.stream().map(Allocation::amount).toList());
        parts.add(credit);
        Baht.requireSum(parts, total, number);
    }
}
