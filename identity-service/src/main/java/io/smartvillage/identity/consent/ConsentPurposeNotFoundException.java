package io.smartvillage.identity.consent;

import java.util.UUID;

public final class ConsentPurposeNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID consentPurposeId;

    ConsentPurposeNotFoundException(UUID consentPurposeId) {
        super("no consent purpose " + consentPurposeId);
        this.consentPurposeId = consentPurposeId;
    }

    public UUID consentPurposeId() {
        return consentPurposeId;
    }
}
