package io.smartvillage.billing.meter;

import java.util.List;

/// What became of the lines of a file.
///
/// @param rows how many there were; each was stored, unchanged or rejected
public record ReadingsReport(
        long rows, long stored, long unchanged, long rejected, List<LineProblem> problems) {

    public ReadingsReport {
        problems = List.copyOf(problems);
    }

    /// @param line of the file, the header being line 1
    /// @param code of the problem whose detail says it
    public record LineProblem(long line, String column, String code, List<Object> arguments) {}
}
