package io.smartvillage.billing.payment;

import io.smartvillage.billing.promptpay.BankSlip;
import io.smartvillage.billing.promptpay.SlipQr;
import io.smartvillage.billing.promptpay.TrueMoneySlip;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/// The mini-QR of a payment's slip.
///
/// @param payload its whole text
/// @param sendingBank 3 digits; null for a wallet's
/// @param transRef what the bank's statement may name it by
@Embeddable
record SlipCode(
        @Column(name = "slip_payload") String payload,
        @Column(name = "sending_bank") @Nullable String sendingBank,
        @Column(name = "trans_ref") String transRef) {

    static SlipCode of(SlipQr slip) {
        return switch (slip) {
            case BankSlip bank -> new SlipCode(bank.payload(), bank.sendingBank(), bank.transRef());
            case TrueMoneySlip wallet ->
                    new SlipCode(wallet.payload(), null, wallet.transactionId());
        };
    }

    SlipQr qr() {
        return SlipQr.parse(payload);
    }
}
