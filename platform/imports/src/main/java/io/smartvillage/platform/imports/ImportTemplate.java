package io.smartvillage.platform.imports;

import io.smartvillage.platform.spreadsheet.Column;
import io.smartvillage.platform.spreadsheet.ExportTable;
import java.util.List;

/// An empty file to fill in: headings in Thai and English, and one row as an example.
public final class ImportTemplate {

    private final Importers importers;

    ImportTemplate(Importers importers) {
        this.importers = importers;
    }

    /// @return a table whose one row is the example
    public ExportTable<List<ImportColumn>> of(String kind) {
        var columns = importers.of(kind).table().columns();
        return new ExportTable<>(
                kind,
                columns.stream().filter(ImportColumn::listed).map(ImportTemplate::column).toList());
    }

    private static Column<List<ImportColumn>> column(ImportColumn column) {
        return Column.text(column.thai(), column.english(), _ -> column.example());
    }
}
