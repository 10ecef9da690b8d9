package io.smartvillage.platform.spreadsheet;

import io.smartvillage.platform.spreadsheet.TableRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// What a file of rows that somebody sent is.
public enum TableFormat {
    CSV_UTF_8,
    CSV_TIS_620,
    XLSX;

    /// Windows-874, of which TIS-620 is a part.
    static final Charset THAI = Charset.forName("x-windows-874");

    /// How a ZIP file begins, and with it XLSX.
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /// How the Excel of before 2007 begins.
    private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /// The same bytes each time that it is opened.
    @FunctionalInterface
    public interface Source {

        InputStream open() throws IOException;
    }

    /// Looks at the bytes, not at the name.
    ///
    /// @param encoding of CSV; empty finds it out: what is UTF-8 throughout is UTF-8
    /// @throws TableRefusedException if it is neither XLSX nor text in the encoding
    public static TableFormat of(Source file, Optional<FileEncoding> encoding) throws IOException {
        try (var content = file.open()) {
            var begin = content.readNBytes(ZIP.length);
            if (Arrays.equals(begin, ZIP)) {
                return XLSX;
            }
            if (begin.length == 0) {
                throw new TableRefusedException(Reason.EMPTY, 0);
            }
            if (Arrays.equals(begin, OLD_EXCEL)) {
                throw new TableRefusedException(Reason.NO_TABLE, 1);
            }
        }
        try (var content = file.open()) {
            return switch (TextEncoding.of(content, encoding)) {
                case UTF_8 -> CSV_UTF_8;
                case TIS_620 -> CSV_TIS_620;
            };
        }
    }

    /// @throws TableRefusedException if it cannot be read, now or row by row
    public TableRows read(Source file) throws IOException {
        return switch (this) {
            case CSV_UTF_8 -> new CsvRows(file.open(), StandardCharsets.UTF_8);
            case CSV_TIS_620 -> new CsvRows(file.open(), THAI);
            case XLSX -> XlsxRows.of(file);
        };
    }
}
