package io.smartvillage.property.plate;

import java.text.Normalizer;
import java.util.Locale;

/// Characters as they are compared: whoever types a plate or a camera that reads it may write the
/// same one in many ways.
final class PlateText {

    /// Thai sign of abbreviation, as in กรุงเทพฯ.
    private static final int PAIYANNOI = 0x0E2F;

    private PlateText() {}

    /// Composed, in full width no more, upper case, digits of any script as 0–9; without blanks,
    /// dots, dashes and what cannot be seen. Doing it again changes nothing.
    static String normalized(String text) {
        var normalized = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !isSeparator(c))
                .map(PlateText::asciiDigit)
                .forEach(normalized::appendCodePoint);
        // What stood apart may now combine.
        return Normalizer.normalize(normalized, Normalizer.Form.NFKC);
    }

    private static int asciiDigit(int c) {
        return Character.isDigit(c) ? '0' + Character.digit(c, 10) : c;
    }

    private static boolean isSeparator(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == '.'
                || c == '·'
                || c == '•'
                || c == PAIYANNOI
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || Character.getType(c) == Character.FORMAT;
    }
}
