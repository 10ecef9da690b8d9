package io.smartvillage.visitor.passkey;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

/// A key as gates need it: the public part. A later `updatedAt` wins.
///
/// @param publicKey 32 bytes, base64url without padding
@PublishedOn(value = "visitor.pass-key-state.v1", key = "keyId")
record PassKeyState(UUID keyId, String publicKey, PassKeyStatus status, Instant updatedAt) {}
