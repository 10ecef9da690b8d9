package io.smartvillage.billing.bankstatement.reading;

import io.smartvillage.billing.bankstatement.reading.StatementRefusedException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// The rows of a text, cut at one delimiter, one at a time.
final class CsvRows implements AutoCloseable {

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final long most;
    private long count;

    CsvRows(String text, Delimiter delimiter, long most) {
        try {
            var format =
                    CSVFormat.RFC4180
                            .builder()
                            .setDelimiter(delimiter.character())
                            .setIgnoreEmptyLines(false)
                            .setIgnoreSurroundingSpaces(true)
                            .get();
            this.parser = CSVParser.builder().setCharSequence(text).setFormat(format).get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.records = parser.iterator();
        this.most = most;
    }

    /// @return null after the last
    /// @throws StatementRefusedException if quotes do not match, or there are too many rows
    @Nullable CsvRow next() {
        long line = parser.getCurrentLineNumber() + 1;
        try {
            if (!records.hasNext()) {
                return null;
            }
        } catch (UncheckedIOException _) {
            throw new StatementRefusedException(Reason.MALFORMED, line, "");
        }
        count++;
        if (count > most) {
            throw new StatementRefusedException(Reason.TOO_MANY_ROWS, most, "");
        }
        return new CsvRow(line, records.next().stream().map(Wording::cell).toList());
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
