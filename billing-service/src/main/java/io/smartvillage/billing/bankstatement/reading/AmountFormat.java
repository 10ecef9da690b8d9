package io.smartvillage.billing.bankstatement.reading;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Amounts as a layout writes them.
final class AmountFormat {

    private static final int DECIMALS = 2;
    private static final int MOST_DIGITS = 12;
    private static final Pattern CURRENCY =
            Pattern.compile("(?i)(?:฿|thb|baht|บาท)(?!\\d)|(?<!\\d)(?:฿|thb|baht|บาท)");
    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212]");
    private static final Pattern SIGNED =
            Pattern.compile("(?<before>[-+(]?)(?<digits>[^-+()A-Z]*)(?<after>\\)|-|\\+|CR|DR|)");

    private static final Set<String> BLANKS = Set.of("-", "--", "---", "N/A", "NA");

    private final Set<String> blanks;
    private final Pattern number;
    private final char separator;
    private final String grouping;

    AmountFormat(StatementLayout layout) {
        blanks = layout.blanks();
        separator = layout.decimals().separator();
        grouping = String.valueOf(layout.decimals().grouping());
        var group = Pattern.quote(grouping);
        number =
                Pattern.compile(
                        "(?:\\d{1,3}(?:%s\\d{3})+|\\d+|(?=.\\d))(?:%s\\d*)?"
                                .formatted(group, Pattern.quote(String.valueOf(separator))));
    }

    /// Whether it stands for "nothing".
    boolean isBlank(String cell) {
        return cell.isEmpty()
                || blanks.contains(cell)
                || BLANKS.contains(DASHES.matcher(cell).replaceAll("-").toUpperCase(Locale.ROOT));
    }

    /// @return baht, scale 2, negative for a minus, brackets or `DR`; null if there is nothing
    /// @throws UnreadableCellException if it is no amount, or not one to the satang
    @Nullable BigDecimal read(String cell) throws UnreadableCellException {
        if (isBlank(cell)) {
            return null;
        }
        var text =
                DASHES.matcher(CURRENCY.matcher(Wording.arabicDigits(cell)).replaceFirst(""))
                        .replaceAll("-")
                        .replaceAll("(?<=^[-+(]|^)\\s+|\\s+(?=(?i:\\)|-|\\+|cr|dr|)$)", "")
                        .toUpperCase(Locale.ROOT);
        var signed = SIGNED.matcher(text);
        if (!signed.matches()) {
            throw new UnreadableCellException(RowError.Reason.AMOUNT_UNREADABLE);
        }
        var amount = baht(signed.group("digits").strip());
        return isNegative(signed.group("before"), signed.group("after")) ? amount.negate() : amount;
    }

    private static boolean isNegative(String before, String after) throws UnreadableCellException {
        return switch (before + after) {
            case "", "+", "CR" -> false;
            case "-", "DR", "()" -> true;
            default -> throw new UnreadableCellException(RowError.Reason.AMOUNT_UNREADABLE);
        };
    }

    private BigDecimal baht(String digits) throws UnreadableCellException {
        if (!number.matcher(digits).matches()) {
            throw new UnreadableCellException(RowError.Reason.AMOUNT_UNREADABLE);
        }
        var baht = new BigDecimal("0" + digits.replace(grouping, "").replace(separator, '.'));
        if (baht.stripTrailingZeros().scale() > DECIMALS) {
            throw new UnreadableCellException(RowError.Reason.AMOUNT_TOO_PRECISE);
        }
        if (baht.precision() - baht.scale() > MOST_DIGITS) {
            throw new UnreadableCellException(RowError.Reason.AMOUNT_TOO_LARGE);
        }
        return baht.setScale(DECIMALS);
    }
}
