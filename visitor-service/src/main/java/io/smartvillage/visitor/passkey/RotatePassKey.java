package io.smartvillage.visitor.passkey;

import io.smartvillage.platform.security.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Has another key sign from now on; passes that the old one signed stay good.
@Service
public class RotatePassKey {

    private final Keyring keyring;

    RotatePassKey(Keyring keyring) {
        this.keyring = keyring;
    }

    /// @return the key that signs now
    @Transactional
    public PassKey rotate() {
        keyring.lock();
        return keyring.rotate(Caller.current().userId());
    }
}
