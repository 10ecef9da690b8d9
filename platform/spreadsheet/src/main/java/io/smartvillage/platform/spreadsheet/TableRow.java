package io.smartvillage.platform.spreadsheet;

import java.util.List;
import java.util.Set;

/// One row of a file that was read; the first one is the heading.
///
/// @param line of the file on which the row begins, the first being 1
/// @param cells as text: days as ISO 8601 writes them, numbers without separators
/// @param formulas indexes of the cells that hold a formula; what it came to is not looked at
public record TableRow(long line, List<String> cells, Set<Integer> formulas) {

    public TableRow {
        cells = List.copyOf(cells);
        formulas = Set.copyOf(formulas);
    }

    boolean isBlank() {
        return formulas.isEmpty() && cells.stream().allMatch(String::isBlank);
    }
}
