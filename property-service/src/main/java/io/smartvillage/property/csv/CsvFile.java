package io.smartvillage.property.csv;

import io.smartvillage.property.csv.CsvHeaderException.WrongColumn;
import io.smartvillage.property.csv.CsvRefusedException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.util.unit.DataSize;

/// An uploaded file, checked from end to end before its first row is used: it lies in a temporary
/// file meanwhile, so that neither reading nor using it takes memory by its size.
public final class CsvFile implements AutoCloseable {

    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int BUFFER = 8192;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    /// @param required columns that the header must name, in any order
    /// @param optional columns that it may name; no others
    public record Columns(List<String> required, Set<String> optional) {

        public Columns {
            required = List.copyOf(required);
            optional = Set.copyOf(optional);
        }
    }

    private final Path file;

    private CsvFile(Path file) {
        this.file = file;
    }

    /// @throws CsvRefusedException if it is too large or no CSV in UTF-8
    /// @throws CsvHeaderException if its first line names other columns
    public static CsvFile receive(
            InputStream body, Columns columns, DataSize largest, long mostRows) throws IOException {
        var file = new CsvFile(Files.createTempFile("upload", ".csv"));
        try {
            file.store(body, largest.toBytes());
            file.requireUtf8();
            file.requireRows(columns, mostRows);
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// Hands over each row that is not blank, in order.
    public void forEachRow(Consumer<CsvRow> action) throws IOException {
        read(action, _ -> {});
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private void store(InputStream body, long largest) throws IOException {
        try (var output = Files.newOutputStream(file)) {
            var buffer = new byte[BUFFER];
            long stored = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                stored += read;
                if (stored > largest) {
                    throw new CsvRefusedException(Reason.TOO_LARGE, largest);
                }
                output.write(buffer, 0, read);
            }
        }
    }

    private void requireUtf8() throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var bytes = ByteBuffer.allocate(BUFFER);
        var characters = CharBuffer.allocate(BUFFER);
        long line = 1;
        try (var channel = FileChannel.open(file)) {
            for (var end = false; !end; ) {
                end = channel.read(bytes) < 0;
                bytes.flip();
                var result = decoder.decode(bytes, characters, end);
                characters.flip();
                line += characters.chars().filter(character -> character == '\n').count();
                characters.clear();
                if (result.isError()) {
                    throw new CsvRefusedException(Reason.NOT_UTF_8, line);
                }
                bytes.compact();
            }
        }
    }

    private void requireRows(Columns columns, long mostRows) throws IOException {
        var rows = new Counter(mostRows);
        read(rows, header -> require(columns, header));
        if (rows.count == 0) {
            throw new CsvRefusedException(Reason.EMPTY, 0);
        }
    }

    private static final class Counter implements Consumer<CsvRow> {

        private final long most;
        private long count;

        Counter(long most) {
            this.most = most;
        }

        @Override
        public void accept(CsvRow row) {
            count++;
            if (count > most) {
                throw new CsvRefusedException(Reason.TOO_MANY_ROWS, most);
            }
        }
    }

    private static void require(Columns columns, List<String> header) {
        var wrong = new ArrayList<WrongColumn>();
        var named = new HashSet<String>();
        for (var name : header) {
            if (!columns.required().contains(name) && !columns.optional().contains(name)) {
                wrong.add(new WrongColumn(name, "csv.column-unknown"));
            } else if (!named.add(name)) {
                wrong.add(new WrongColumn(name, "csv.column-twice"));
            }
        }
        columns.required().stream()
                .filter(name -> !named.contains(name))
                .forEach(name -> wrong.add(new WrongColumn(name, "csv.column-missing")));
        if (!wrong.isEmpty()) {
            throw new CsvHeaderException(wrong);
        }
    }

    private void read(Consumer<CsvRow> action, Consumer<List<String>> onHeader) throws IOException {
        try (var reader = open();
                var parser = CSVParser.builder().setReader(reader).setFormat(FORMAT).get()) {
            var rows = parser.iterator();
            List<String> header = List.of();
            while (true) {
                var line = parser.getCurrentLineNumber() + 1;
                if (!hasNext(rows, line)) {
                    break;
                }
                var cells = rows.next();
                if (header.isEmpty()) {
                    header = header(cells);
                    onHeader.accept(header);
                } else if (!isBlank(cells)) {
                    action.accept(new CsvRow(line, header, cells.toList()));
                }
            }
        }
    }

    private BufferedReader open() throws IOException {
        var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private static boolean hasNext(Iterator<CSVRecord> rows, long line) {
        try {
            return rows.hasNext();
        } catch (UncheckedIOException _) {
            throw new CsvRefusedException(Reason.MALFORMED, line);
        }
    }

    private static List<String> header(CSVRecord first) {
        return first.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    }

    private static boolean isBlank(CSVRecord cells) {
        return cells.stream().allMatch(String::isBlank);
    }
}
