package io.smartvillage.billing.bankaccount;

import io.smartvillage.platform.security.Caller;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Makes, shows and revokes what the bank signs an account's call-backs with.
@Service
public class ChangeCallbackSecrets {

    private static final int BYTES = 32;

    private final BankAccounts accounts;
    private final CallbackSecrets secrets;
    private final IdGenerator ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ChangeCallbackSecrets(
            BankAccounts accounts, CallbackSecrets secrets, IdGenerator ids, Clock clock) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param secret the key is the bytes of this text
    public record MadeSecret(CallbackSecret stored, String secret) {

        @Override
        public String toString() {
            return stored.toString();
        }
    }

    /// The one before it stays good, any older one does not.
    ///
    /// @throws BankAccountNotFoundException if the caller's village has no such account
    @Transactional
    public MadeSecret make(UUID bankAccountId) {
        lock(bankAccountId);
        var by = Caller.current().userId();
        var now = clock.instant();
        var made = new CallbackSecret(ids.generateId(), bankAccountId, now, null);
        var secret = draw();
        secrets.add(made, secret, by);
        secrets.revokeAllButTheNewest(bankAccountId, by, now);
        return new MadeSecret(made, secret);
    }

    /// At once; revoking it again changes nothing. Without a good one all call-backs are refused.
    ///
    /// @throws BankAccountNotFoundException if the caller's village has no such account
    /// @throws CallbackSecretNotFoundException if the account has no such secret
    @Transactional
    public CallbackSecret revoke(UUID bankAccountId, UUID callbackSecretId) {
        lock(bankAccountId);
        return secrets.revoke(
                        bankAccountId, callbackSecretId, Caller.current().userId(), clock.instant())
                .orElseThrow(() -> new CallbackSecretNotFoundException(callbackSecretId));
    }

    /// The newest 20, newest first.
    ///
    /// @throws BankAccountNotFoundException if the caller's village has no such account
    @Transactional(readOnly = true)
    public List<CallbackSecret> of(UUID bankAccountId) {
        if (accounts.findById(bankAccountId).isEmpty()) {
            throw new BankAccountNotFoundException(bankAccountId);
        }
        return secrets.of(bankAccountId);
    }

    private void lock(UUID bankAccountId) {
        if (accounts.findAndLock(bankAccountId).isEmpty()) {
            throw new BankAccountNotFoundException(bankAccountId);
        }
    }

    private String draw() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
