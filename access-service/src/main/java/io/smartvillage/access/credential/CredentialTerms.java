package io.smartvillage.access.credential;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// When and where a credential opens, and whom to greet.
///
/// @param validFrom from when on; null: at once
/// @param validUntil until when, exclusive; null: for good
/// @param zoneIds where; empty: everywhere
public record CredentialTerms(
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        List<UUID> zoneIds,
        @Nullable String label) {

    public static final CredentialTerms NONE = new CredentialTerms(null, null, List.of(), null);

    public CredentialTerms {
        zoneIds = zoneIds.stream().distinct().sorted().toList();
    }

    boolean endsBeforeItBegins() {
        return validFrom != null && validUntil != null && !validFrom.isBefore(validUntil);
    }
}
