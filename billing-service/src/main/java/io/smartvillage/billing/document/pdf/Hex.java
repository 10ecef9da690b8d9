package io.smartvillage.billing.document.pdf;

/// UTF-16 in the hexadecimal of PDF strings.
final class Hex {

    private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

    private Hex() {}

    static String of(String text) {
        var hex = new StringBuilder(4 * text.length());
        text.chars().forEach(unit -> append(hex, (char) unit));
        return hex.toString();
    }

    static String of(char unit) {
        var hex = new StringBuilder(4);
        append(hex, unit);
        return hex.toString();
    }

    static void append(StringBuilder hex, char unit) {
        for (var shift = 12; shift >= 0; shift -= 4) {
            hex.append(DIGITS[(unit >> shift) & 0xF]);
        }
    }
}
