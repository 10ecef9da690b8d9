package io.smartvillage.billing.bankstatement.reading;

import io.smartvillage.billing.bankstatement.reading.StatementRefusedException.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The text of a file: UTF-8 if it can be, otherwise Windows-874, of which TIS-620 is a part.
final class FileText {

    private static final Charset WINDOWS_874 = Charset.forName("x-windows-874");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /// One control character in so many others is a slip, more are no text.
    private static final int TEXT_PER_CONTROL = 100;

    /// More marks than one in so many where Thai has none are another language in another encoding.
    private static final int MARKS_PER_STRAY = 10;

    private static final Map<String, String> SIGNATURES =
            Map.of(
                    "504b0304", "zip or xlsx",
                    "504b0506", "zip or xlsx",
                    "d0cf11e0", "xls",
                    "25504446", "pdf",
                    "1f8b", "gzip",
                    "89504e47", "image",
                    "ffd8ff", "image",
                    "fffe", "UTF-16",
                    "feff", "UTF-16");

    private FileText() {}

    /// @throws StatementRefusedException if it is empty, no text, or in no known encoding
    static String of(byte[] bytes) {
        signature(bytes).ifPresent(FileText::refuse);
        var text = decode(bytes);
        if (text.isBlank()) {
            throw new StatementRefusedException(Reason.EMPTY, 0, "");
        }
        requireText(text);
        return text;
    }

    private static Optional<String> signature(byte[] bytes) {
        var beginning = HexFormat.of().formatHex(bytes, 0, Math.min(4, bytes.length));
        return SIGNATURES.entrySet().stream()
                .filter(signature -> beginning.startsWith(signature.getKey()))
                .map(Map.Entry::getValue)
                .findAny();
    }

    private static void refuse(String content) {
        throw new StatementRefusedException(Reason.NO_CSV, 0, content);
    }

    private static String decode(byte[] bytes) {
        var decoded = CharBuffer.allocate(bytes.length);
        var result =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
        var utf8 = decoded.flip().toString();
        if (!result.isError()) {
            return withoutMark(utf8);
        }
        long line = 1 + utf8.chars().filter(c -> c == '\n').count();
        if (!utf8.isEmpty() && utf8.charAt(0) == BYTE_ORDER_MARK) {
            throw new StatementRefusedException(Reason.UNKNOWN_ENCODING, line, "");
        }
        try {
            var thai = WINDOWS_874.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (isPlausible(thai)) {
                return thai;
            }
        } catch (CharacterCodingException _) {
            // falls through to the refusal
        }
        for (var b : bytes) {
            if (b == 0) {
                refuse("binary");
            }
        }
        throw new StatementRefusedException(Reason.UNKNOWN_ENCODING, line, "");
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /// In Thai a mark stands on a letter, and a vowel written before its consonant has one.
    private static boolean isPlausible(String text) {
        int marks = 0;
        int strays = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                marks++;
                strays += i > 0 && isThai(text.charAt(i - 1)) ? 0 : 1;
            } else if (c >= 'เ' && c <= 'ไ') {
                marks++;
                strays += i + 1 < text.length() && isConsonant(text.charAt(i + 1)) ? 0 : 1;
            }
        }
        return strays * MARKS_PER_STRAY <= marks;
    }

    private static boolean isThai(char c) {
        return c >= '\u0E01' && c <= '\u0E4E';
    }

    private static boolean isConsonant(char c) {
        return c >= 'ก' && c <= 'ฮ';
    }

    private static void requireText(String text) {
        if (text.indexOf('\0') >= 0) {
            refuse("binary");
        }
        long controls = text.chars().filter(c -> Character.isISOControl(c) && !isLayout(c)).count();
        if (controls * TEXT_PER_CONTROL > text.length()) {
            refuse("binary");
        }
        var beginning =
                text.substring(0, Math.min(text.length(), 200))
                        .stripLeading()
                        .toLowerCase(Locale.ROOT);
        if (beginning.startsWith("<")) {
            refuse("html");
        }
    }

    private static boolean isLayout(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1A;
    }
}
