package io.smartvillage.expense.journal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param proven no difference was found
/// @param differences at most 100 of each kind
public record JournalCheck(Instant checkedAt, boolean proven, List<Difference> differences) {

    public JournalCheck {
        differences = List.copyOf(differences);
    }

    /// The books say one thing, the tables another.
    ///
    /// @param check what was compared, such as `expense-net`
    /// @param subject the number or the name of what is different
    /// @param subjectId absent for an account and a series of numbers
    public record Difference(
            String check,
            String subject,
            @Nullable UUID subjectId,
            BigDecimal books,
            BigDecimal found) {}
}
