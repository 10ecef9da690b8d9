package io.smartvillage.billing.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Corrects an issued invoice.
///
/// @param total by how much the invoice becomes less or more, above 0: the sum of the lines
/// @param issuedBy who signs
public record NoteSnapshot(
        Direction direction,
        Letterhead letterhead,
        String number,
        LocalDate issuedOn,
        Addressee addressee,
        String invoiceNumber,
        LocalDate invoiceIssuedOn,
        String reason,
        List<BilledLine> lines,
        BigDecimal total,
        @Nullable String issuedBy)
        implements DocumentSnapshot {

    public enum Direction {
        CREDIT,
        DEBIT
    }

    /// @throws IllegalArgumentException if the lines do not make the total
    public NoteSnapshot {
        lines = List.copyOf(lines);
        total = Baht.exact(total);
        Baht.requireSum(lines.stream().map(BilledLine::amount).toList(), total, number);
    }
}
