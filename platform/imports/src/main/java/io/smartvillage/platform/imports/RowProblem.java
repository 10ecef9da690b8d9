package io.smartvillage.platform.imports;

import java.util.List;

/// What is wrong with a row, which is then not stored.
///
/// @param line of the file, the heading being line 1
/// @param column empty if it is the row as a whole
/// @param messageKey resolved in the language of whoever looks at it
/// @param arguments texts and numbers of the message; no personal data
public record RowProblem(long line, String column, String messageKey, List<Object> arguments) {

    public RowProblem {
        arguments = List.copyOf(arguments);
    }

    public static RowProblem of(long line, String column, String messageKey, Object... arguments) {
        return new RowProblem(line, column, messageKey, List.of(arguments));
    }
}
