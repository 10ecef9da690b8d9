package io.smartvillage.platform.spreadsheet;

import io.smartvillage.platform.spreadsheet.TableRefusedException.Reason;
import io.smartvillage.platform.web.csv.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// RFC 4180. A text that was marked so that no spreadsheet calculates it is as it was before.
final class CsvRows implements TableRows {

    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int MOST_COLUMNS = 256;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    /// @param content is closed with the rows
    CsvRows(InputStream content, Charset charset) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(content, charset.newDecoder()));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        parser = CSVParser.builder().setReader(reader).setFormat(FORMAT).get();
        records = parser.iterator();
    }

    @Override
    public @Nullable TableRow next() {
        while (true) {
            var line = parser.getCurrentLineNumber() + 1;
            if (!hasNext(line)) {
                return null;
            }
            var row =
                    new TableRow(
                            line,
                            records.next().stream().map(CsvWriter::unmarked).toList(),
                            Set.of());
            if (row.cells().size() > MOST_COLUMNS) {
                throw new TableRefusedException(Reason.TOO_MANY_COLUMNS, MOST_COLUMNS);
            }
            if (!row.isBlank()) {
                return row;
            }
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private boolean hasNext(long line) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException _) {
            throw new TableRefusedException(Reason.MALFORMED, line);
        }
    }
}
