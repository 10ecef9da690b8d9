package io.smartvillage.platform.imports;

import java.util.List;
import java.util.Optional;

/// How one kind of table is imported.
///
/// A row is known by its natural key: one that is new is created, one that differs is updated, one
/// that is there already is left alone. So a file can be sent again at any time.
///
/// @param <R> a row that was read
public interface Importer<R> {

    ImportTable table();

    /// Reads a row and notes everything that is wrong with it. Looks at nothing but the row, and at
    /// the file's earlier rows through the reader: rows that were stored before a crash are read
    /// again.
    ///
    /// @return empty if something is wrong, which the reader then has noted
    Optional<R> read(RowReader row);

    /// Stores a chunk in the transaction of the caller, within the village: with its events all of
    /// it, or nothing if it throws. A dry run calls it too and rolls back; then nothing may be done
    /// that a rollback does not undo.
    ///
    /// @param rows at most [ImportTable#CHUNK]; no two with the same key
    ChunkResult store(List<R> rows, ImportRequest request);
}
