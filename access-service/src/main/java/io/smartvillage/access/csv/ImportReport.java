package io.smartvillage.access.csv;

import java.util.List;

/// What became of the rows of an imported file. After a dry run: what would.
///
/// @param rows how many there were; each was created, unchanged or rejected
/// @param problems of the rejected rows, the first ones if there are very many
public record ImportReport(
        boolean dryRun,
        long rows,
        long created,
        long unchanged,
        long rejected,
        List<RowProblem> problems) {

    public ImportReport {
        problems = List.copyOf(problems);
    }

    /// @param line of the file, the header being line 1
    /// @param column empty if it is the row as a whole
    /// @param messageKey resolved in the language of the request
    public record RowProblem(long line, String column, String messageKey, List<Object> arguments) {

        public RowProblem {
            arguments = List.copyOf(arguments);
        }

        public static RowProblem of(
                long line, String column, String messageKey, Object... arguments) {
            return new RowProblem(line, column, messageKey, List.of(arguments));
        }
    }
}
