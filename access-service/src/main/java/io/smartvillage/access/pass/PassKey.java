package io.smartvillage.access.pass;

import java.security.PublicKey;
import java.util.UUID;

/// A key with which the village's passes are signed.
public record PassKey(UUID id, PublicKey publicKey, PassKeyStatus status) {}
