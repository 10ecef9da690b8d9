package io.smartvillage.platform.spreadsheet;

import java.util.List;

/// What a table says, whatever the file.
///
/// @param name of the sheet
/// @param <T> a row
public record ExportTable<T>(String name, List<Column<T>> columns) {

    public ExportTable {
        columns = List.copyOf(columns);
    }
}
