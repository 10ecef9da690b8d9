package io.smartvillage.access.credential;

import java.util.Optional;
import java.util.UUID;

/// @param value exactly; a plate without its province is found in any
public record CredentialFilter(
        Optional<CredentialKind> kind,
        Optional<CredentialStatus> status,
        Optional<UUID> userId,
        Optional<UUID> propertyId,
        Optional<CredentialValue> value) {}
