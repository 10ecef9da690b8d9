package io.smartvillage.access.csv;

import java.util.List;

/// One row below the header.
///
/// @param line of the file on which the row begins; the header is on line 1
public record CsvRow(long line, List<String> columns, List<String> cells) {

    public CsvRow {
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /// Whether it has as many cells as the header.
    public boolean complete() {
        return cells.size() == columns.size();
    }

    /// @return without spaces around it; empty if the file has no such column
    public String cell(String column) {
        var index = columns.indexOf(column);
        return index < 0 ? "" : cells.get(index).strip();
    }
}
