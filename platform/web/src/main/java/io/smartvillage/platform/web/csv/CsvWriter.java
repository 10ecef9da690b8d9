package io.smartvillage.platform.web.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/// RFC 4180 in UTF-8, with the mark by which spreadsheets know UTF-8. All cells are quoted: where a
/// spreadsheet parts them by semicolons, no text becomes two cells. Nothing is kept in memory.
public final class CsvWriter {

    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL_NON_NULL).get();

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /// How a formula begins, also as Asian keyboards write it.
    private static final String FORMULA = "=+-@＝＋－＠";

    private static final String AS_TEXT = "'";

    private final CSVPrinter printer;

    /// @param out is not closed here
    public CsvWriter(OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        writer.write(BYTE_ORDER_MARK);
        this.printer = new CSVPrinter(writer, FORMAT);
    }

    /// Cells as they are: what others have written goes through [#text(String)] before.
    public void row(List<? extends @Nullable String> cells) throws IOException {
        printer.printRecord(cells);
    }

    public void flush() throws IOException {
        printer.flush();
    }

    /// A text that a spreadsheet would calculate is marked as text; what spreadsheets pass over
    /// before it does not hide it. [#unmarked(String)] gives it back.
    public static @Nullable String text(@Nullable String text) {
        return text != null && isCalculatedOrMarked(text) ? AS_TEXT + text : text;
    }

    /// What was written of a cell that [#text(String)] may have marked.
    public static String unmarked(String cell) {
        return cell.startsWith(AS_TEXT) && isCalculatedOrMarked(cell.substring(AS_TEXT.length()))
                ? cell.substring(AS_TEXT.length())
                : cell;
    }

    /// A text that looks marked is marked once more: else it would come back without its own mark.
    private static boolean isCalculatedOrMarked(String text) {
        return text.chars()
                .dropWhile(character -> character == AS_TEXT.charAt(0))
                .dropWhile(CsvWriter::isPassedOver)
                .limit(1)
                .anyMatch(first -> FORMULA.indexOf(first) >= 0);
    }

    private static boolean isPassedOver(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || character == BYTE_ORDER_MARK;
    }
}
