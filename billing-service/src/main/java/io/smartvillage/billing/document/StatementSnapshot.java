package io.smartvillage.billing.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a house owed, was charged and paid in a period. A balance below 0 is the village's debt.
///
/// @param opening owed before the first entry
/// @param closing owed after the last
/// @param ageing of the closing balance
public record StatementSnapshot(
        Letterhead letterhead,
        String number,
        LocalDate issuedOn,
        Addressee addressee,
        Period period,
        BigDecimal opening,
        List<Entry> entries,
        BigDecimal closing,
        @Nullable Ageing ageing,
        List<String> notes)
        implements DocumentSnapshot {

    /// @param charge what the house owes more, or 0
    /// @param credit what it owes less, or 0
    public record Entry(
            LocalDate on,
            String documentNumber,
            String description,
            BigDecimal charge,
            BigDecimal credit) {

        public Entry {
            charge = Baht.exact(charge);
            credit = Baht.exact(credit);
        }

        BigDecimal change() {
            return charge.subtract(credit);
        }
    }

    /// By days after the due date.
    public record Ageing(
            BigDecimal current,
            BigDecimal days1To30,
            BigDecimal days31To60,
            BigDecimal days61To90,
            BigDecimal days91To180,
            BigDecimal daysOver180) {}

    /// @throws IllegalArgumentException if the entries do not lead from one balance to the other
    public StatementSnapshot {
        entries = List.copyOf(entries);
        notes = List.copyOf(notes);
        opening = Baht.exact(opening);
        closing = Baht.exact(closing);
        Baht.requireSum(
                Stream.concat(Stream.of(opening), entries.stream().map(Entry::change)).toList(),
                closing,
                number);
    }
}
