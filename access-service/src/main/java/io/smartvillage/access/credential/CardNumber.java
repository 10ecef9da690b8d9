package io.smartvillage.access.credential;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The number of a card as it is compared.
///
/// One and the same card is written in three ways: its identifier in hexadecimal, however grouped
/// (`04:A2:2B:91`), a decimal number with or without leading zeros (`0008106606`), and, of 26-bit
/// Wiegand cards, facility and number (`123,45678`), which is the decimal number's upper and lower
/// half (123 × 65536 + 45678 = 8106606); on the card itself the last two often stand side by side.
final class CardNumber {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 40;
    private static final int HALF = 65_536;
    private static final int FACILITIES = 256;

    private static final Pattern SEPARATORS = Pattern.compile("[\\s:.\\-\\p{Cf}]");
    private static final Pattern FORM =
            Pattern.compile("[0-9A-Z]{%d,%d}".formatted(SHORTEST, LONGEST));
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9])");

    private static final Pattern WIEGAND_26 =
            Pattern.compile("(?:([0-9]{1,10})\\s+)?([0-9]{1,3})\\s*,\\s*([0-9]{5})");

    private CardNumber() {}

    /// @return empty if it is the number of no card
    static Optional<String> normalized(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        var wiegand = WIEGAND_26.matcher(plain);
        if (wiegand.matches()) {
            return decimal(wiegand.group(1), wiegand.group(2), wiegand.group(3));
        }
        var number = SEPARATORS.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
        if (!FORM.matcher(number).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                DECIMAL.matcher(number).matches()
                        ? LEADING_ZEROS.matcher(number).replaceFirst("")
                        : number);
    }

    private static Optional<String> decimal(
            @Nullable String printed, String facility, String number) {
        long upper = Long.parseLong(facility);
        long lower = Long.parseLong(number);
        long whole = upper * HALF + lower;
        if (upper >= FACILITIES
                || lower >= HALF
                || (printed != null && Long.parseLong(printed) != whole)) {
            return Optional.empty();
        }
        return Optional.of(Long.toString(whole));
    }
}
