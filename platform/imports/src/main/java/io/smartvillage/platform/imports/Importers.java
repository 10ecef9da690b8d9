package io.smartvillage.platform.imports;

import io.smartvillage.platform.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All importers of the service.
final class Importers {

    private final Map<String, Importer<?>> byKind;

    /// @throws IllegalStateException if two are of one kind
    Importers(List<Importer<?>> importers) {
        this.byKind =
                importers.stream()
                        .collect(
                                Collectors.toMap(
                                        importer -> importer.table().kind(), Function.identity()));
    }

    /// @throws IllegalArgumentException if there is none
    Importer<?> of(String kind) {
        var importer = byKind.get(kind);
        if (importer == null) {
            throw new IllegalArgumentException("no importer of " + kind);
        }
        return importer;
    }

    /// What the caller may import.
    List<String> kindsOf(Caller caller) {
        return byKind.values().stream()
                .map(Importer::table)
                .filter(table -> caller.mayAll(table.permission()))
                .map(ImportTable::kind)
                .toList();
    }
}
