package io.smartvillage.billing.paper;

import java.util.UUID;

/// A void or a write-off is a decision, not a paper.
public final class CorrectionWithoutPaperException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID invoiceCorrectionId;

    CorrectionWithoutPaperException(UUID invoiceCorrectionId) {
        super("correction " + invoiceCorrectionId + " is no note");
        this.invoiceCorrectionId = invoiceCorrectionId;
    }

    public UUID invoiceCorrectionId() {
        return invoiceCorrectionId;
    }
}
