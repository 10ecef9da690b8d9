package io.smartvillage.platform.imports;

import java.util.List;

/// The first line does not name the right columns; nothing was taken.
public final class WrongColumnsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<WrongColumn> columns;

    public record WrongColumn(String name, String messageKey) {}

    WrongColumnsException(List<WrongColumn> columns) {
        super("wrong columns: " + columns);
        this.columns = List.copyOf(columns);
    }

    public List<WrongColumn> columns() {
        return columns;
    }
}
