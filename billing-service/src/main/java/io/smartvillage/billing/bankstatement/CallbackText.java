package io.smartvillage.billing.bankstatement;

import org.jspecify.annotations.Nullable;

/// What a call-back says beside amount and time; holds the payer's name.
///
/// @param ref1 names the house, as our QR codes do
/// @param ref2 names the invoice, as our QR codes do
/// @param sendingBank 3 digits
public record CallbackText(
        @Nullable String ref1,
        @Nullable String ref2,
        @Nullable String ref3,
        @Nullable String sendingBank,
        @Nullable String payerName) {

    @Override
    public String toString() {
        return "CallbackText[]";
    }
}
