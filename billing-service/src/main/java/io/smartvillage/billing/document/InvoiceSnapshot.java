package io.smartvillage.billing.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param total to be paid: the sum of the lines
/// @param payment left out where nothing is to be paid
/// @param notes printed at the end, such as what else is owed
public record InvoiceSnapshot(
        Letterhead letterhead,
        String number,
        LocalDate issuedOn,
        LocalDate dueOn,
        Addressee addressee,
        List<BilledLine> lines,
        BigDecimal total,
        @Nullable PaymentCodes payment,
        List<String> notes)
        implements DocumentSnapshot {

    /// @throws IllegalArgumentException if the lines do not make the total
    public InvoiceSnapshot {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
        total = Baht.exact(total);
        Baht.requireSum(lines.stream().map(BilledLine::amount).toList(), total, number);
    }
}
