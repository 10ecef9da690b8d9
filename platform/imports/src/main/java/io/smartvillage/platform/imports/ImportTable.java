package io.smartvillage.platform.imports;

import java.util.List;

/// What files of one kind look like, and who may send them.
///
/// @param kind stable, of small letters: `properties`
/// @param permission which the requester has; who does not have it does not see the imports
/// @param columns in the order of the template
public record ImportTable(String kind, String permission, List<ImportColumn> columns) {

    /// How many rows are stored in one transaction.
    public static final int CHUNK = 500;

    public ImportTable {
        columns = List.copyOf(columns);
    }
}
