package io.smartvillage.access.credential;

import java.util.UUID;

/// A credential as a gate's decision needs it.
///
/// @param holderActive the person is neither suspended nor gone
public record HeldCredential(
        UUID id, UUID userId, UUID propertyId, CredentialStatus status, boolean holderActive) {}
