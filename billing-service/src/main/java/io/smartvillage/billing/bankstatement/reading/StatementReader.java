package io.smartvillage.billing.bankstatement.reading;

import io.smartvillage.billing.bankstatement.reading.StatementRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Reads statements of any layout it was given. Keeps nothing between two files.
public final class StatementReader {

    private final List<Header.Names> layouts;
    private final Limits limits;

    /// @param layouts of two that fit equally well the first is taken: a village's own come first
    public StatementReader(List<StatementLayout> layouts, Limits limits) {
        if (layouts.isEmpty()) {
            throw new IllegalArgumentException("no layout");
        }
        this.layouts = layouts.stream().map(Header.Names::new).toList();
        this.limits = limits;
    }

    /// Reads no more than the limit and one byte; does not close.
    ///
    /// @throws StatementRefusedException if the file as a whole cannot be read
    /// @throws UnknownLayoutException if no layout describes it
    public BankStatement read(InputStream content) throws IOException {
        return read(content.readNBytes(limits.bytes() + 1));
    }

    /// Rows that cannot be read are among the errors, all others are lines.
    ///
    /// @throws StatementRefusedException if the file as a whole cannot be read
    /// @throws UnknownLayoutException if no layout describes it
    public BankStatement read(byte[] content) {
        if (content.length > limits.bytes()) {
            throw new StatementRefusedException(Reason.TOO_LARGE, limits.bytes(), "");
        }
        var text = FileText.of(content);
        var found = new HeaderSearch(layouts, text, limits.rows()).find();
        var preamble = new ArrayList<CsvRow>();
        var body = new StatementBody(found.header(), found.names());
        try (var rows = new CsvRows(text, found.delimiter(), limits.rows())) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (row.line() < found.header().line()) {
                    preamble.add(row);
                } else if (row.line() > found.header().line()) {
                    body.take(row);
                }
            }
        }
        return body.finish(new Preamble(preamble, found.header().layout()));
    }
}
