package io.smartvillage.platform.imports;

import io.smartvillage.platform.imports.WrongColumnsException.WrongColumn;
import io.smartvillage.platform.spreadsheet.TableRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Which column of a file is which.
///
/// @param names by their place
/// @param padded whether empty cells at the end of a row are left out, as XLSX does
record ColumnOrder(List<String> names, boolean padded) {

    ColumnOrder {
        names = List.copyOf(names);
    }

    /// @throws WrongColumnsException names every heading that is unknown or there twice, and every
    ///   column that is missing
    static ColumnOrder of(List<ImportColumn> columns, TableRow heading, boolean padded) {
        var names = new ArrayList<String>();
        var wrong = new ArrayList<WrongColumn>();
        var known = new HashSet<String>();
        for (var cell : heading.cells()) {
            var column = columns.stream().filter(each -> each.isNamed(cell)).findFirst();
            if (column.isEmpty()) {
                wrong.add(new WrongColumn(cell.strip(), "import.column-unknown"));
            } else if (!known.add(column.get().name())) {
                wrong.add(new WrongColumn(column.get().name(), "import.column-twice"));
            }
            names.add(column.map(ImportColumn::name).orElse(""));
        }
        columns.stream()
                .filter(column -> column.required() && !known.contains(column.name()))
                .forEach(column ->
                        wrong.add(new WrongColumn(column.name(), "import.column-missing")));
        if (!wrong.isEmpty()) {
            throw new WrongColumnsException(wrong);
        }
        return new ColumnOrder(names, padded);
    }

    int size() {
        return names.size();
    }

    Optional<Integer> index(String name) {
        return Optional.of(names.indexOf(name)).filter(index -> index >= 0);
    }

    /// Empty if the cell stands outside of the table.
    String nameAt(int index) {
        return index < names.size() ? names.get(index) : "";
    }

    boolean fits(TableRow row) {
        return padded ? row.cells().size() <= size() : row.cells().size() == size();
    }
}
