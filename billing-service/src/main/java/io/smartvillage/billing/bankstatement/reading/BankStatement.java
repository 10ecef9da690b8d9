package io.smartvillage.billing.bankstatement.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file says about one account.
///
/// @param layout id of the description that fitted
/// @param accountNumber digits, `x` where the bank hides one
/// @param from first day, as stated, else of the lines
/// @param until last day, as stated, else of the lines
/// @param opening baht, as stated, else before the oldest line
/// @param closing baht, as stated, else after the newest line
/// @param lines in the order of the file
/// @param errors in the order of the file
public record BankStatement(
        String layout,
        @Nullable String accountNumber,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable BigDecimal opening,
        @Nullable BigDecimal closing,
        List<StatementLine> lines,
        List<RowError> errors,
        List<Warning> warnings) {

    public BankStatement {
        lines = List.copyOf(lines);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }
}
