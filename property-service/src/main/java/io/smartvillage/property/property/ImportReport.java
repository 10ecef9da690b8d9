package io.smartvillage.property.property;

import java.util.List;

/// What became of the rows of an imported file. After a dry run: what would.
///
/// @param rows how many there were; each was created, updated, unchanged or rejected
/// @param problems of the rejected rows, the first ones if there are very many
public record ImportReport(
        boolean dryRun,
        long rows,
        long created,
        long updated,
        long unchanged,
        long rejected,
        List<RowProblem> problems) {

    public ImportReport {
        problems = List.copyOf(problems);
    }

    /// @param line of the file, the header being line 1
    /// @param messageKey resolved in the language of the request
    public record RowProblem(long line, String column, String messageKey, List<Object> arguments) {

        public RowProblem {
            arguments = List.copyOf(arguments);
        }
    }
}
