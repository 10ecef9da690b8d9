package io.smartvillage.platform.spreadsheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;

/// A kind of file for tables.
public enum ExportFormat {
    /// RFC 4180 in UTF-8, with the mark by which spreadsheets know UTF-8.
    CSV("text/csv;charset=UTF-8", "csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /// Without a dot.
    public String extension() {
        return extension;
    }

    /// Writes rows as they come and keeps a few of them in memory, however many there are. After a
    /// failure the file is cut off, which shows in XLSX only; neither stream is closed.
    ///
    /// @throws IllegalArgumentException if XLSX is to hold more than 1,048,575 rows
    public <T> void write(ExportTable<T> table, Stream<T> rows, OutputStream out)
            throws IOException {
        switch (this) {
            case CSV -> CsvTable.write(table, rows.iterator(), out);
            case XLSX -> XlsxTable.write(table, rows.iterator(), out);
        }
    }
}
