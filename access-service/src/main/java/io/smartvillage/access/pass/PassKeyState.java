package io.smartvillage.access.pass;

import java.time.Instant;
import java.util.UUID;

/// `visitor.PassKeyState`.
///
/// @param publicKey 32 bytes, base64url without padding
public record PassKeyState(UUID keyId, String publicKey, PassKeyStatus status, Instant updatedAt) {}
