package io.smartvillage.platform.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// The table in docs/permissions.md, as packed with this module.
public final class Permissions {

    /// What a cell of the table can say.
    public enum Extent {
        ALL,
        OWN,
        REACH
    }

    /// One cell that is not empty.
    public record Grant(String permission, String role, Extent extent) {

        String authority() {
            return extent == Extent.OWN ? permission + ":own" : permission;
        }
    }

    public static final String OPERATOR = "operator";

    private static final String HEADER = "| permission |";

    private final List<String> roles;
    private final List<String> permissions;
    private final List<Grant> grants;

    private Permissions(List<String> roles, List<String> permissions, List<Grant> grants) {
        this.roles = List.copyOf(roles);
        this.permissions = List.copyOf(permissions);
        this.grants = List.copyOf(grants);
    }

    public static Permissions load() {
        try (var page = Permissions.class.getResourceAsStream("/permissions.md")) {
            return parse(
                    new String(
                            Objects.requireNonNull(page, "permissions.md").readAllBytes(),
                            StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalArgumentException for a cell that is none of `all`, `own`, `reach` or empty,
    ///   a row that is cut off or there twice, a page without the table
    static Permissions parse(String page) {
        var table = page.lines().dropWhile(line -> !line.startsWith(HEADER)).toList();
        if (table.isEmpty()) {
            throw new IllegalArgumentException("permissions.md: no table");
        }
        var header = cells(table.getFirst());
        var roles = header.subList(2, header.size());
        Map<String, List<Grant>> rows = new LinkedHashMap<>();
        table.stream()
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(Permissions::cells)
                .forEach(row -> {
                    if (row.size() != header.size()) {
                        throw new IllegalArgumentException(
                                "permissions.md: the row of %s has %d cells, not %d"
                                        .formatted(row.getFirst(), row.size(), header.size()));
                    }
                    if (rows.put(row.getFirst(), grants(row, roles)) != null) {
                        throw new IllegalArgumentException(
                                "permissions.md: %s is there twice".formatted(row.getFirst()));
                    }
                });
        return new Permissions(
                roles,
                List.copyOf(rows.keySet()),
                rows.values().stream().flatMap(List::stream).toList());
    }

    private static List<Grant> grants(List<String> row, List<String> roles) {
        var grants = new ArrayList<Grant>();
        for (int i = 0; i < roles.size(); i++) {
            var cell = row.get(i + 2);
            if (!cell.isEmpty()) {
                grants.add(new Grant(row.getFirst(), roles.get(i), extent(cell)));
            }
        }
        return grants;
    }

    private static Extent extent(String cell) {
        return switch (cell) {
            case "all" -> Extent.ALL;
            case "own" -> Extent.OWN;
            case "reach" -> Extent.REACH;
            default -> throw new IllegalArgumentException("permissions.md: no such cell: " + cell);
        };
    }

    private static List<String> cells(String line) {
        var cells = line.strip().split("\\|", -1);
        return List.of(cells).subList(1, cells.length - 1).stream().map(String::strip).toList();
    }

    public List<String> roles() {
        return roles;
    }

    public List<String> permissions() {
        return permissions;
    }

    public List<Grant> grants() {
        return grants;
    }

    /// @param inVillage whether the call is about a village: the operator's `reach` needs one
    public Set<String> authoritiesOf(Collection<String> callerRoles, boolean inVillage) {
        var authorities = new TreeSet<String>();
        for (var grant : grants) {
            if (callerRoles.contains(grant.role())
                    && (grant.extent() != Extent.REACH || inVillage)) {
                authorities.add(grant.authority());
            }
        }
        return authorities;
    }
}
