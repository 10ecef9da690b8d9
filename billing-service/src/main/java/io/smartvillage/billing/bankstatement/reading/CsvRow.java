package io.smartvillage.billing.bankstatement.reading;

import java.util.List;

/// @param line of the file on which the row begins
/// @param cells without what spreadsheets add around them
record CsvRow(long line, List<String> cells) {

    boolean isBlank() {
        return cells.stream().allMatch(String::isEmpty);
    }

    int filled() {
        return (int) cells.stream().filter(cell -> !cell.isEmpty()).count();
    }

    String text() {
        return String.join(" ", cells).strip();
    }
}
