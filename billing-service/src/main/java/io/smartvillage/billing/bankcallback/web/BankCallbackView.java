package io.smartvillage.billing.bankcallback.web;

import io.swagger.v3.oas.annotations.media.Schema;

/// The bank learns that it need not call again, and nothing of whose money it is.
record BankCallbackView(String transactionId, @Schema(example = "received") String status) {

    static BankCallbackView received(String transactionId) {
        return new BankCallbackView(transactionId, "received");
    }
}
