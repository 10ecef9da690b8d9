package io.smartvillage.access.csv;

import io.smartvillage.access.csv.CsvHeaderException.WrongColumn;
import io.smartvillage.access.csv.CsvRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// An uploaded file of at most [#MOST_ROWS] rows, checked from end to end before its first row is
/// used.
///
/// @param rows those that are not blank, in order
public record CsvFile(List<CsvRow> rows) {

    public static final int MOST_ROWS = 10_000;

    private static final int LARGEST = 5_000_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /// TIS-620 is a part of it.
    private static final Charset THAI = Charset.forName("x-windows-874");

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    public CsvFile {
        rows = List.copyOf(rows);
    }

    /// @param required columns that the header must name, in any order
    /// @param optional columns that it may name; no others
    public record Columns(List<String> required, Set<String> optional) {

        public Columns {
            required = List.copyOf(required);
            optional = Set.copyOf(optional);
        }

        private void require(List<String> header) {
            var wrong = new ArrayList<WrongColumn>();
            var named = new HashSet<String>();
            for (var name : header) {
                if (!required.contains(name) && !optional.contains(name)) {
                    wrong.add(new WrongColumn(name, "csv.column-unknown"));
                } else if (!named.add(name)) {
                    wrong.add(new WrongColumn(name, "csv.column-twice"));
                }
            }
            required.stream()
                    .filter(name -> !named.contains(name))
                    .forEach(name -> wrong.add(new WrongColumn(name, "csv.column-missing")));
            if (!wrong.isEmpty()) {
                throw new CsvHeaderException(wrong);
            }
        }
    }

    /// @throws CsvRefusedException if it is too large, or no CSV in UTF-8 or TIS-620
    /// @throws CsvHeaderException if its first line names other columns
    public static CsvFile receive(InputStream body, Columns columns) throws IOException {
        var bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new CsvRefusedException(Reason.TOO_LARGE, LARGEST);
        }
        var rows = rows(text(bytes), columns);
        if (rows.isEmpty()) {
            throw new CsvRefusedException(Reason.EMPTY, 0);
        }
        return new CsvFile(rows);
    }

    private static String text(byte[] bytes) {
        var decoded = CharBuffer.allocate(bytes.length);
        var result =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
        var utf8 = decoded.flip().toString();
        if (!result.isError()) {
            return utf8.indexOf(BYTE_ORDER_MARK) == 0 ? utf8.substring(1) : utf8;
        }
        try {
            if (utf8.indexOf(BYTE_ORDER_MARK) != 0) {
                return THAI.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            }
        } catch (CharacterCodingException _) {
            // refused below
        }
        throw new CsvRefusedException(
                Reason.ENCODING, 1 + utf8.chars().filter(c -> c == '\n').count());
    }

    private static List<CsvRow> rows(String text, Columns columns) {
        var rows = new ArrayList<CsvRow>();
        List<String> header = List.of();
        try (var parser = CSVParser.builder().setCharSequence(text).setFormat(FORMAT).get()) {
            long line = 1;
            try {
                for (var cells : parser) {
                    if (header.isEmpty()) {
                        header = header(cells);
                        columns.require(header);
                    } else if (!isBlank(cells)) {
                        rows.add(new CsvRow(line, header, cells.toList()));
                    }
                    if (rows.size() > MOST_ROWS) {
                        throw new CsvRefusedException(Reason.TOO_MANY_ROWS, MOST_ROWS);
                    }
                    line = parser.getCurrentLineNumber() + 1;
                }
            } catch (UncheckedIOException _) {
                throw new CsvRefusedException(Reason.MALFORMED, line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static List<String> header(CSVRecord first) {
        return first.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    }

    private static boolean isBlank(CSVRecord cells) {
        return cells.stream().allMatch(String::isBlank);
    }
}
