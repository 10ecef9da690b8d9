package io.smartvillage.access.denial;

import io.smartvillage.access.credential.CredentialValue;
import java.util.Optional;
import java.util.UUID;

/// @param value a plate also finds those that a camera takes for it
/// @param inForce now
public record DenialFilter(
        Optional<DenialKind> kind,
        Optional<UUID> userId,
        Optional<CredentialValue> value,
        Optional<Boolean> inForce) {}
