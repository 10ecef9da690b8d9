package io.smartvillage.platform.imports;

import java.util.List;

/// What became of a chunk; the rest of its rows was there already.
///
/// @param rejected one for each row that could not be stored
public record ChunkResult(long created, long updated, List<RowProblem> rejected) {

    public ChunkResult {
        rejected = List.copyOf(rejected);
    }
}
