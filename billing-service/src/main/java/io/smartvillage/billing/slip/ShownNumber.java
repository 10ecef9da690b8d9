package io.smartvillage.billing.slip;

import java.util.Collection;
import java.util.regex.Pattern;

/// An account number, or what stands for one, as slips show it: `xxx-x-x5678-x`.
///
/// @param shown most digits are hidden behind an `x` or another sign
public record ShownNumber(Kind kind, String shown) {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s.()-]");
    private static final String HIDDEN = "xX*•#";
    private static final int RADIX = 10;

    /// Fewer are like too many other numbers.
    private static final int ENOUGH_DIGITS = 4;

    public enum Kind {
        NATIONAL_ID,
        MOBILE,
        E_WALLET,
        EMAIL,
        BILLER_ID,
        BANK_ACCOUNT,
        /// Nothing to compare: a bank's own token, a placeholder.
        OTHER
    }

    /// How a shown number compares with a whole one.
    enum Likeness {
        /// Every digit is shown, and is the same.
        IDENTICAL,
        /// The digits shown are the same, and there are enough of them.
        ALIKE,
        DIFFERENT,
        /// Of another length, unreadable, or too much is hidden.
        UNCLEAR
    }

    /// @param spellings of one number, in digits
    Likeness likeness(Collection<String> spellings) {
        var signs = SEPARATORS.matcher(shown).replaceAll("");
        return spellings.stream()
                .filter(spelling -> spelling.length() == signs.length())
                .map(spelling -> likeness(signs, spelling))
                .findFirst()
                .orElse(Likeness.UNCLEAR);
    }

    private static Likeness likeness(String signs, String number) {
        var digits = 0;
        var different = false;
        for (var i = 0; i < signs.length(); i++) {
            var digit = Character.digit(signs.charAt(i), RADIX);
            if (digit < 0 && HIDDEN.indexOf(signs.charAt(i)) < 0) {
                return Likeness.UNCLEAR;
            }
            if (digit >= 0) {
                digits++;
                different |= digit != Character.digit(number.charAt(i), RADIX);
            }
        }
        if (different) {
            return Likeness.DIFFERENT;
        }
        if (digits < ENOUGH_DIGITS) {
            return Likeness.UNCLEAR;
        }
        return digits == signs.length() ? Likeness.IDENTICAL : Likeness.ALIKE;
    }
}
