package io.smartvillage.access.csv;

import java.util.List;

/// The first line does not name the right columns; not one row was used.
public final class CsvHeaderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<WrongColumn> columns;

    public record WrongColumn(String name, String messageKey) {}

    CsvHeaderException(List<WrongColumn> columns) {
        super("csv header: " + columns);
        this.columns = List.copyOf(columns);
    }

    public List<WrongColumn> columns() {
        return columns;
    }
}
