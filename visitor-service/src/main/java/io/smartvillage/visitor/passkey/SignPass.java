package io.smartvillage.visitor.passkey;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Signs what a pass says with the village's active key.
@Service
public class SignPass {

    /// @param token a JWT
    /// @param keyId its `kid`
    public record Signed(String token, UUID keyId) {

        /// Without the token: who has it can show it at a gate.
        @Override
        public String toString() {
            return "signed with " + keyId;
        }
    }

    private final Keyring keyring;

    SignPass(Keyring keyring) {
        this.keyring = keyring;
    }

    @Transactional
    public Signed sign(Map<String, Object> claims) {
        var key = keyring.active();
        return new Signed(keyring.pairOf(key).sign(key.id(), claims), key.id());
    }
}
