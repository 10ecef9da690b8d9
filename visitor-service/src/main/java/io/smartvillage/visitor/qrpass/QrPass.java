package io.smartvillage.visitor.qrpass;

import java.util.UUID;

/// @param token what the QR code says: a JWT
/// @param keyId its `kid`
public record QrPass(PassHolder holder, String token, UUID keyId) {

    /// Without the token: who has it can show it at a gate.
    @Override
    public String toString() {
        return "pass of " + holder + " signed with " + keyId;
    }
}
