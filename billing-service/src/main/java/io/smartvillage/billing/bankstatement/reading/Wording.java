package io.smartvillage.billing.bankstatement.reading;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/// Texts of a statement as people see them, and as they are compared.
final class Wording {

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\x00-\\x08\\x0E-\\x1B\\x7F\\uFEFF\\u00AD\\u200B-\\u200F\\u2060]");
    private static final Pattern SPACES =
            Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u202F\\u3000]+");
    private static final Pattern NO_PART_OF_A_NAME = Pattern.compile("[^\\p{L}\\p{M}\\p{N}/]+");

    /// The vowel sara am, typed as the two marks it consists of.
    private static final String SARA_AM_IN_TWO = "\u0E4D\u0E32";

    private static final String SARA_AM = "\u0E33";

    private Wording() {}

    /// Without what spreadsheets add so that a number stays a text: `'001`, `="001"`.
    static String cell(String raw) {
        var text = visible(raw);
        if (text.length() > 2 && text.startsWith("=\"") && text.endsWith("\"")) {
            text = text.substring(2, text.length() - 1).strip();
        }
        return text.startsWith("'") ? text.substring(1).strip() : text;
    }

    private static String visible(String raw) {
        return SPACES.matcher(INVISIBLE.matcher(raw).replaceAll("")).replaceAll(" ").strip();
    }

    /// For comparing: lower case, nothing but letters, digits and `/`.
    static String name(String text) {
        var composed =
                Normalizer.normalize(text, Normalizer.Form.NFC).replace(SARA_AM_IN_TWO, SARA_AM);
        return NO_PART_OF_A_NAME
                .matcher(arabicDigits(composed).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }

    /// Thai digits become those of the rest of the world.
    static String arabicDigits(String text) {
        var digits = new StringBuilder(text.length());
        text.chars()
                .map(c -> c >= '๐' && c <= '๙' ? c - '๐' + '0' : c)
                .forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    /// The length of the longest of these beginnings that the name has, or 0.
    static int longestBeginning(String name, Collection<String> beginnings) {
        return beginnings.stream()
                .filter(name::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
