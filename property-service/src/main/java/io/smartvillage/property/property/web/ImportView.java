package io.smartvillage.property.property.web;

import io.smartvillage.platform.web.problem.Problems;
import io.smartvillage.property.property.ImportReport;
import io.smartvillage.property.property.ImportReport.RowProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

@Schema(description = "What became of the rows; after a dry run, what would.")
record ImportView(
        boolean dryRun,
        long rows,
        @Schema(description = "houses that were not there") long created,
        @Schema(description = "houses that were there and differed") long updated,
        @Schema(description = "houses that were there just so") long unchanged,
        @Schema(description = "rows that were not stored; see errors") long rejected,
        @Schema(description = "of the rejected rows, the first 1000") List<RowError> errors) {

    /// @param line of the file; the header is line 1
    record RowError(long line, String column, String message) {

        static RowError of(RowProblem problem, Problems problems) {
            return new RowError(
                    problem.line(),
                    problem.column(),
                    problems.text(problem.messageKey(), problem.arguments().toArray()));
        }
    }

    static ImportView of(ImportReport report, Problems problems) {
        return new ImportView(
                report.dryRun(),
                report.rows(),
                report.created(),
                report.updated(),
                report.unchanged(),
                report.rejected(),
                report.problems().stream().map(p -> RowError.of(p, problems)).toList());
    }
}
