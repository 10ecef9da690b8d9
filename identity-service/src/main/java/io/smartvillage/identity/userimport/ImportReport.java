package io.smartvillage.identity.userimport;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What became of a file.
///
/// @param id empty after a dry run: nothing was stored
/// @param accepted rows that are being registered now, or would be
/// @param known rows whose person is in the village, or on the way there by an earlier import
/// @param problems of the rows that were not taken
public record ImportReport(
        Optional<UUID> id, int total, int accepted, int known, List<RowProblem> problems) {

    public ImportReport {
        problems = List.copyOf(problems);
    }
}
