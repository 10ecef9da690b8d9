package io.smartvillage.billing.promptpay;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes EMVCo fields; lengths count UTF-8 bytes, as in `TlvFields`.
final class TlvWriter {

    private static final int LONGEST = 99;

    private final StringBuilder text = new StringBuilder();

    /// A field, or nothing for no value.
    TlvWriter add(String tag, @Nullable String value) {
        if (value != null) {
            var length = value.getBytes(StandardCharsets.UTF_8).length;
            if (length > LONGEST) {
                throw new InvalidPaymentDataException(
                        "tag " + tag, "longer than " + LONGEST + " bytes");
            }
            text.append(tag).append("%02d".formatted(length)).append(value);
        }
        return this;
    }

    String text() {
        return text.toString();
    }

    /// All fields, closed by the checksum in upper-case hex.
    String checked(String crcTag) {
        var covered = text + crcTag + "04";
        return covered + Crc16.hex(covered);
    }

    String checkedInLowerCase(String crcTag) {
        var covered = text + crcTag + "04";
        return covered + Crc16.hex(covered).toLowerCase(Locale.ROOT);
    }
}
