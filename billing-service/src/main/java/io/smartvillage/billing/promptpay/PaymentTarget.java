package io.smartvillage.billing.promptpay;

/// Whom a PromptPay QR pays.
public sealed interface PaymentTarget permits CreditTransfer, BillPayment {

    /// The tag of the QR that holds it: `29` or `30`.
    String tag();

    /// The fields inside that tag.
    String template();
}
