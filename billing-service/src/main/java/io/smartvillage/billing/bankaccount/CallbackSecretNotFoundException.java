package io.smartvillage.billing.bankaccount;

import java.util.UUID;

public final class CallbackSecretNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID callbackSecretId;

    CallbackSecretNotFoundException(UUID callbackSecretId) {
        super("no call-back secret " + callbackSecretId);
        this.callbackSecretId = callbackSecretId;
    }

    public UUID callbackSecretId() {
        return callbackSecretId;
    }
}
