package io.smartvillage.platform.security;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Somebody who signs requests for one village.
///
/// @param id stands where a person's id does: [Caller#userId()]
/// @param secrets the current one and, while they are being changed, the one before it; 16 bytes
///   each at least
public record Signer(UUID id, UUID villageId, List<byte[]> secrets) {

    static final int MOST_SECRETS = 2;
    static final int SHORTEST_SECRET = 16;

    /// @throws IllegalArgumentException for no secret, more than two, or one that is too short
    public Signer {
        secrets = List.copyOf(secrets);
        if (secrets.isEmpty() || secrets.size() > MOST_SECRETS) {
            throw new IllegalArgumentException(
                    "signer %s has %d secrets, not 1 or 2".formatted(id, secrets.size()));
        }
        if (secrets.stream().anyMatch(secret -> secret.length < SHORTEST_SECRET)) {
            throw new IllegalArgumentException(
                    "a secret of signer %s is shorter than %d bytes"
                            .formatted(id, SHORTEST_SECRET));
        }
    }

    Caller caller() {
        return new Caller(id, SignedRequest.CLIENT_ID, villageId, Set.of(), false, Set.of());
    }
}
