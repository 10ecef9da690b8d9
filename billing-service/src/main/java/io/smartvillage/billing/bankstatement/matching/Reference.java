package io.smartvillage.billing.bankstatement.matching;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Something in a line that may name what it pays.
///
/// @param text normalised, see [#normalised]
public record Reference(Kind kind, String text) {

    public enum Kind {
        /// Written after `Ref1`; the house, as our QR codes say it.
        REF1,
        /// Written after `Ref2`; the invoice, as our QR codes say it.
        REF2,
        /// In the form of our invoices' numbers.
        INVOICE_NUMBER,
        /// In the form of a bank's own reference: 12 to 25 letters and digits, mostly digits.
        TRANSACTION,
        /// `99/123`, or a number after "house".
        HOUSE_NUMBER,
        /// Any other word with a digit in it.
        WORD
    }

    private static final Pattern SPACES_AND_DASHES =
            Pattern.compile("[\\s\\u00A0\\u00AD\\u200B\\p{Pd}\\u2212]+");

    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /// Upper-case, digits 0 to 9, without spaces and dashes: `inv-2569-๐๐๑` is `INV2569001`.
    public static String normalised(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        return SPACES_AND_DASHES.matcher(arabicDigits(folded)).replaceAll("");
    }

    /// For comparing what a QR code says with what a bank prints: no `/`, `.`, `_` either.
    public static String lettersAndDigits(String text) {
        return NO_LETTER_OR_DIGIT.matcher(normalised(text)).replaceAll("");
    }

    static String arabicDigits(String text) {
        var digits = new StringBuilder(text.length());
        text.chars()
                .map(c -> c >= '๐' && c <= '๙' ? c - '๐' + '0' : c)
                .forEach(c -> digits.append((char) c));
        return digits.toString();
    }
}
