package io.smartvillage.visitor.property;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The houses that somebody owns or lives in, and since when without a break. Of a house they see
/// what was made since then, and what they made themselves: not whom those before them expected.
public final class OwnHouses {

    private final UUID personId;
    private final Map<UUID, Instant> since;

    OwnHouses(UUID personId, Map<UUID, Instant> since) {
        this.personId = personId;
        this.since = Map.copyOf(since);
    }

    public boolean has(UUID propertyId) {
        return since.containsKey(propertyId);
    }

    public boolean sees(UUID propertyId, UUID createdBy, Instant createdAt) {
        var moved = since.get(propertyId);
        return moved != null && (createdBy.equals(personId) || !createdAt.isBefore(moved));
    }

    /// The same, as a condition on a row that has `property_id`, `created_by` and `created_at`.
    ///
    /// @param row an alias in the code, never one from a request
    public static String seesSql(String row) {
        return """
        exists (
            select from unnest(cast(:houses as uuid[]), cast(:housesSince as timestamptz[])) h (id, since)
            where h.id = %1$s.property_id
              and (%1$s.created_by = :person or %1$s.created_at >= h.since))\
        """
                .formatted(row);
    }

    /// Of [#seesSql].
    public Map<String, Object> parameters() {
        var houses = List.copyOf(since.keySet());
        return Map.of(
                "person", personId,
                "houses", houses.toArray(UUID[]::new),
                "housesSince",
                        houses.stream()
                                .map(house -> String.valueOf(since.get(house)))
                                .toArray(String[]::new));
    }
}
