package io.smartvillage.billing.promptpay;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Text as hex of UTF-16BE: how TrueMoney carries a message in tag 81.
final class UnicodeHex {

    private static final int DIGITS = 4;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UnicodeHex() {}

    static String encode(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }

    /// @throws InvalidPaymentDataException if the text is not hex of whole UTF-16 units
    static String decode(String field, String hex) {
        if (hex.length() % DIGITS != 0 || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new InvalidPaymentDataException(
                    field, "is not hexadecimal digits in groups of 4");
        }
        return new String(HEX.parseHex(hex), StandardCharsets.UTF_16BE);
    }
}
