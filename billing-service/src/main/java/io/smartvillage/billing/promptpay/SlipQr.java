package io.smartvillage.billing.promptpay;

/// What the mini-QR of a slip says. It proves form and gives a key for uniqueness, nothing more: no
/// amount, no receiver, and anybody can make one (rule 5).
public sealed interface SlipQr permits BankSlip, TrueMoneySlip {

    /// The text that is the same for every picture of this slip and no other: what may pay once
    /// (rule 9). Compare it as it is; references know upper and lower case.
    String claimKey();

    /// The text of the mini-QR, with the whole checksum.
    String payload();

    /// @throws UnreadablePayloadException saying what is wrong; `Fault.UNKNOWN` if it is no slip
    static SlipQr parse(String text) {
        return TrueMoneySlip.isBegunBy(text) ? TrueMoneySlip.parse(text) : BankSlip.parse(text);
    }
}
