package io.smartvillage.visitor.passkey;

import io.smartvillage.platform.security.Caller;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes a key back that others may have: no pass that it signed is good any more.
@Service
public class RevokePassKey {

    private final PassKeys keys;
    private final Keyring keyring;

    RevokePassKey(PassKeys keys, Keyring keyring) {
        this.keys = keys;
        this.keyring = keyring;
    }

    /// Revoking it again changes nothing.
    ///
    /// @throws PassKeyNotFoundException if the caller's village has no such key
    @Transactional
    public PassKey revoke(UUID passKeyId) {
        keyring.lock();
        var key =
                keys.findById(passKeyId).orElseThrow(() -> new PassKeyNotFoundException(passKeyId));
        if (key.status() != PassKeyStatus.REVOKED) {
            keyring.revoke(key, Caller.current().userId());
        }
        return key;
    }
}
