package io.smartvillage.identity.consent;

import java.util.UUID;

/// There are newer words: these are not asked about any more.
public final class ConsentPurposeReplacedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConsentPurposeReplacedException(UUID consentPurposeId) {
        super("consent purpose " + consentPurposeId + " has a newer version");
    }
}
