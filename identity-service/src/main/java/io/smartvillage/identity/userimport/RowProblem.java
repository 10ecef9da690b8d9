package io.smartvillage.identity.userimport;

import java.util.List;

/// What is wrong with one row.
///
/// @param line of the file, the header being line 1
/// @param messageKey of the message that says it
public record RowProblem(long line, String field, String messageKey, List<Object> arguments) {

    static RowProblem of(long line, String field, String messageKey, Object... arguments) {
        return new RowProblem(line, field, messageKey, List.of(arguments));
    }
}
