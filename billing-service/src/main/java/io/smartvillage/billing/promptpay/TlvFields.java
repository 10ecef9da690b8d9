package io.smartvillage.billing.promptpay;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// EMVCo fields: two digits of tag, two digits of length in UTF-8 bytes, the value. No tag comes
/// twice on one level. The order is kept, and means nothing (rule 1).
final class TlvFields {

    private static final int HEADER = 4;
    private static final int TAG = 2;
    private static final int CRC_LENGTH = 4;
    private static final int HEX = 16;

    private final byte[] bytes;
    private final SequencedMap<String, String> values = new LinkedHashMap<>();
    private int position;

    private TlvFields(String text) {
        bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /// @throws UnreadablePayloadException if the text is not fields from begin to end
    static TlvFields read(String text) {
        var fields = new TlvFields(text);
        while (fields.remaining() > 0) {
            fields.readNext();
        }
        return fields;
    }

    /// Fields whose last one, not kept, is the checksum of all text before its digits.
    ///
    /// @throws UnreadablePayloadException if the text is not fields, or the checksum is wrong
    static TlvFields readChecked(String text, String crcTag, CrcDigits digits) {
        if (text.isEmpty()) {
            throw new UnreadablePayloadException(Fault.EMPTY, "nothing to read");
        }
        var fields = new TlvFields(text);
        while (!fields.isAt(crcTag)) {
            if (fields.remaining() == 0) {
                throw new UnreadablePayloadException(
                        Fault.CUT_OFF, "ends before its checksum, tag " + crcTag);
            }
            fields.readNext();
        }
        fields.verify(crcTag, digits);
        return fields;
    }

    Optional<String> find(String tag) {
        return Optional.ofNullable(values.get(tag));
    }

    /// @throws UnreadablePayloadException if there is no such tag
    String get(String tag) {
        return find(tag)
                .orElseThrow(() ->
                        new UnreadablePayloadException(
                                Fault.MISSING_TAG, "tag " + tag + " is missing"));
    }

    /// @throws UnreadablePayloadException if the tag is missing or holds something else
    void expect(String tag, String value) {
        if (!get(tag).equals(value)) {
            throw new UnreadablePayloadException(
                    Fault.WRONG_VALUE, "tag " + tag + " is not " + value);
        }
    }

    SequencedMap<String, String> values() {
        return values;
    }

    private int remaining() {
        return bytes.length - position;
    }

    private boolean isAt(String tag) {
        return remaining() >= HEADER && ascii(position, TAG).equals(tag);
    }

    private void readNext() {
        if (remaining() < HEADER) {
            throw new UnreadablePayloadException(
                    Fault.CUT_OFF, "ends inside a tag or length, at byte " + position);
        }
        var tag = ascii(position, TAG);
        if (!isNumber(tag)) {
            throw new UnreadablePayloadException(
                    Fault.STRUCTURE, "no tag of two digits at byte " + position);
        }
        var stated = ascii(position + TAG, TAG);
        if (!isNumber(stated)) {
            throw new UnreadablePayloadException(
                    Fault.STRUCTURE, "the length of tag " + tag + " is not two digits");
        }
        var length = Integer.parseInt(stated);
        if (remaining() - HEADER < length) {
            throw new UnreadablePayloadException(
                    Fault.CUT_OFF,
                    "tag %s should have %d bytes, and %d are left"
                            .formatted(tag, length, remaining() - HEADER));
        }
        if (values.put(tag, value(tag, length)) != null) {
            throw new UnreadablePayloadException(
                    Fault.DUPLICATE_TAG, "tag " + tag + " comes twice");
        }
        position += HEADER + length;
    }

    private String value(String tag, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, position + HEADER, length))
                    .toString();
        } catch (CharacterCodingException e) {
            var fault =
                    new UnreadablePayloadException(
                            Fault.STRUCTURE, "the length of tag " + tag + " splits a character");
            fault.initCause(e);
            throw fault;
        }
    }

    private void verify(String crcTag, CrcDigits rule) {
        if (!ascii(position + TAG, TAG).equals("04")) {
            throw new UnreadablePayloadException(
                    Fault.STRUCTURE, "the length of the checksum, tag " + crcTag + ", is not 04");
        }
        var covered = position + HEADER;
        var stated = ascii(covered, bytes.length - covered);
        if (stated.length() > CRC_LENGTH) {
            throw new UnreadablePayloadException(Fault.TRAILING_TEXT, "text follows the checksum");
        }
        if (!stated.chars().allMatch(c -> c < 0x80 && Character.digit(c, HEX) >= 0)) {
            throw new UnreadablePayloadException(
                    Fault.WRONG_CRC, "the checksum is not hexadecimal");
        }
        var complete = stated.length() == CRC_LENGTH;
        if (stated.isEmpty() || (!complete && rule == CrcDigits.ALL_FOUR)) {
            throw new UnreadablePayloadException(Fault.CUT_OFF, "ends inside its checksum");
        }
        if (Integer.parseInt(stated, HEX) != Crc16.of(bytes, covered)) {
            throw complete
                    ? new UnreadablePayloadException(
                            Fault.WRONG_CRC, "the checksum does not fit the text")
                    : new UnreadablePayloadException(
                            Fault.CUT_OFF,
                            "ends inside its checksum, and leading zeros do not make it fit");
        }
    }

    private String ascii(int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
