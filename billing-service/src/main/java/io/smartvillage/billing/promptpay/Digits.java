package io.smartvillage.billing.promptpay;

import java.util.regex.Pattern;

/// Numbers as people write them: with spaces, hyphens, dots, brackets and a plus.
final class Digits {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s().+-]");
    private static final int SHOWN = 4;

    private Digits() {}

    static String strip(String text) {
        return SEPARATORS.matcher(text).replaceAll("");
    }

    /// ASCII digits only: others that Unicode calls digits would look right and pay nobody.
    static boolean only(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static boolean only(String text, int length) {
        return text.length() == length && only(text);
    }

    static String lastOf(String digits) {
        return "…" + digits.substring(Math.max(0, digits.length() - SHOWN));
    }
}
