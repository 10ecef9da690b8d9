package io.smartvillage.billing.promptpay;

import java.util.Optional;

/// An e-wallet.
///
/// @param value 15 digits
public record EWalletId(String value) implements PromptPayProxy {

    static final int LENGTH = 15;

    private static final String TRUE_MONEY = "14000";

    public EWalletId {
        if (!Digits.only(value, LENGTH)) {
            throw new InvalidPaymentDataException("eWallet", "must be 15 digits");
        }
    }

    /// @throws InvalidPaymentDataException if it is not 15 digits, with or without separators
    public static EWalletId of(String text) {
        return new EWalletId(Digits.strip(text));
    }

    /// TrueMoney's wallets are `14` and the mobile number in 13 digits, without its country.
    public static EWalletId ofTrueMoney(MobileNumber mobile) {
        return new EWalletId(TRUE_MONEY + mobile.local());
    }

    public Optional<MobileNumber> trueMoneyMobile() {
        var local = value.substring(TRUE_MONEY.length());
        return value.startsWith(TRUE_MONEY) && local.startsWith("0")
                ? Optional.of(MobileNumber.of(local))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "EWalletId[" + Digits.lastOf(value) + "]";
    }
}
