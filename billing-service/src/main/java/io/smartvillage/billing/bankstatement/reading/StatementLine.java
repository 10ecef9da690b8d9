package io.smartvillage.billing.bankstatement.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// One transaction of an account.
///
/// The key is the same whenever the same line is read again: from the same file, from a file that
/// overlaps it, in another encoding, with other delimiters, columns in another order, newest first
/// or last. It is the SHA-256, in 64 lower-case hex digits, of these parts as UTF-8, joined by
/// U+001F:
///
/// 1. `1`, the version of this recipe
/// 2. account number, as in [BankStatement#accountNumber]; empty if unknown
/// 3. date, `2026-04-01`
/// 4. time to the second, `09:05:00`; empty if none
/// 5. `CREDIT` or `DEBIT`
/// 6. amount in satang
/// 7. balance in satang; empty if none
/// 8. if there is no balance: kind, channel, cheque, reference and description, upper-case, only
///    their letters, digits and `/`; otherwise empty
/// 9. how many lines before it, in order of time, have the same parts 1 to 8: `0` for the first
///
/// With a balance no text is in it, so a better description of a layout keeps the keys as long as
/// date, time, amount and balance are found as before. Without a balance equal lines of one day are
/// told apart by their order only: files must overlap by whole days, or grow at the end.
///
/// @param line of the file on which the row begins; the first is 1
/// @param amount in baht, positive, scale 2
/// @param balance after it, in baht, scale 2
/// @param kind what the bank calls it, or its code; texts are empty if there is none
/// @param key unique in its file
public record StatementLine(
        long line,
        LocalDate date,
        @Nullable LocalTime time,
        @Nullable LocalDate valueDate,
        BigDecimal amount,
        Direction direction,
        @Nullable BigDecimal balance,
        String kind,
        String channel,
        String cheque,
        String reference,
        String description,
        String key) {}
