package io.smartvillage.access.csv.web;

import io.smartvillage.access.csv.ImportReport;
import io.smartvillage.access.csv.ImportReport.RowProblem;
import io.smartvillage.platform.web.problem.Problems;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

@Schema(description = "What became of the rows; after a dry run, what would.")
public record ImportView(
        boolean dryRun,
        long rows,
        @Schema(description = "rows that were stored") long created,
        @Schema(description = "rows that were there already") long unchanged,
        @Schema(description = "rows that were not stored; see errors") long rejected,
        @Schema(description = "of the rejected rows, the first 1000") List<RowError> errors) {

    /// @param line of the file; the header is line 1
    public record RowError(long line, String column, String message) {

        static RowError of(RowProblem problem, Problems problems) {
            return new RowError(
                    problem.line(),
                    problem.column(),
                    problems.text(problem.messageKey(), problem.arguments().toArray()));
        }
    }

    public static ImportView of(ImportReport report, Problems problems) {
        return new ImportView(
                report.dryRun(),
                report.rows(),
                report.created(),
                report.unchanged(),
                report.rejected(),
                report.problems().stream().map(p -> RowError.of(p, problems)).toList());
    }
}
