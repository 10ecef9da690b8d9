package io.smartvillage.visitor.entrycode;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How many digits a code needs so that nobody guesses it.
///
/// A village's gates take W wrong codes a day and no more (access-service counts them). A code that
/// lives D days, a part of a day counted as a day, is good on at most D + 1 days of the calendar,
/// so it meets at most W × (D + 1) guesses, and with n digits it is one of them with a chance of at
/// most W × (D + 1) ÷ 10ⁿ. This is kept at one in a million.
@Component
public class CodeLength {

    private static final long ONE_IN = 1_000_000;
    private static final int DIGITS = 10;
    private static final int MOST_WRONG = 10_000;

    private final int wrongPerVillageDay;

    /// @throws IllegalArgumentException if W is not 1 to 10,000
    CodeLength(
            @Value("${smartvillage.entry-codes.wrong-per-village-day:50}") int wrongPerVillageDay) {
        if (wrongPerVillageDay < 1 || wrongPerVillageDay > MOST_WRONG) {
            throw new IllegalArgumentException(
                    "smartvillage.entry-codes.wrong-per-village-day must be 1 to %d, not %d"
                            .formatted(MOST_WRONG, wrongPerVillageDay));
        }
        this.wrongPerVillageDay = wrongPerVillageDay;
    }

    /// @param life from now until the code ends; none at all counts as none
    /// @param shortest what the village asks for: never less than this
    public int forLife(Duration life, int shortest) {
        var needed = Math.multiplyExact(ONE_IN, guesses(life));
        var length = 0;
        for (var codes = 1L; codes < needed; codes = Math.multiplyExact(codes, DIGITS)) {
            length++;
        }
        return Math.max(length, shortest);
    }

    /// The most wrong codes that a village's gates take while the code lives.
    long guesses(Duration life) {
        var days = life.isNegative() ? 0 : life.toDays();
        if (life.compareTo(Duration.ofDays(days)) > 0) {
            days++;
        }
        return Math.multiplyExact(wrongPerVillageDay, days + 1);
    }
}
