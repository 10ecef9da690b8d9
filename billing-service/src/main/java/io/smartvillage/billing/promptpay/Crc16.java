package io.smartvillage.billing.promptpay;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// CRC-16/CCITT-FALSE over UTF-8 bytes: polynomial 0x1021, initial 0xFFFF, nothing reflected, no
/// final xor (rule 4).
final class Crc16 {

    private static final int POLYNOMIAL = 0x1021;
    private static final int INITIAL = 0xFFFF;
    private static final int TOP_BIT = 0x8000;
    private static final int MASK = 0xFFFF;

    private Crc16() {}

    static int of(byte[] bytes, int length) {
        var crc = INITIAL;
        for (var i = 0; i < length; i++) {
            crc ^= (bytes[i] & 0xFF) << Byte.SIZE;
            for (var bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & TOP_BIT) == 0 ? crc << 1 : (crc << 1) ^ POLYNOMIAL;
            }
            crc &= MASK;
        }
        return crc;
    }

    /// Four upper-case hex digits.
    static String hex(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().withUpperCase().toHexDigits((short) of(bytes, bytes.length));
    }
}
