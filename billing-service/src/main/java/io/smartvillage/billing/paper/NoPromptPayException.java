package io.smartvillage.billing.paper;

import java.util.UUID;

/// The village has not said on which account it is paid.
public final class NoPromptPayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoPromptPayException(UUID villageId) {
        super("village " + villageId + " has neither a biller id nor a PromptPay id");
    }
}
