package io.smartvillage.billing.promptpay;

/// What stands for the receiver's account in a credit transfer (rule 2). Personal data: `toString`
/// tells the last digits only.
public sealed interface PromptPayProxy permits MobileNumber, NationalId, EWalletId, BankAccount {

    /// As it stands in the code.
    String value();

    /// Which kind a number of unknown kind is, by its count of digits: 15 an e-wallet, 13 a
    /// national or tax id, otherwise a mobile number.
    ///
    /// @throws InvalidPaymentDataException if it is none of them
    static PromptPayProxy of(String text) {
        return switch (Digits.strip(text).length()) {
            case EWalletId.LENGTH -> EWalletId.of(text);
            case NationalId.LENGTH -> NationalId.of(text);
            default -> MobileNumber.of(text);
        };
    }
}
