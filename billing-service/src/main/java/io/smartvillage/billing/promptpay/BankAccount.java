package io.smartvillage.billing.promptpay;

/// An account at a bank.
///
/// @param bankCode 3 digits, see `Bank`
/// @param account 6 to 40 digits
public record BankAccount(String bankCode, String account) implements PromptPayProxy {

    private static final int CODE_LENGTH = 3;
    private static final int SHORTEST = 6;
    private static final int LONGEST = 40;

    public BankAccount {
        if (!Digits.only(bankCode, CODE_LENGTH)) {
            throw new InvalidPaymentDataException("bankCode", "must be 3 digits");
        }
        if (!Digits.only(account) || account.length() < SHORTEST || account.length() > LONGEST) {
            throw new InvalidPaymentDataException("account", "must be 6 to 40 digits");
        }
    }

    /// @throws InvalidPaymentDataException if one is not digits, with or without separators
    public static BankAccount of(String bankCode, String account) {
        return new BankAccount(Digits.strip(bankCode), Digits.strip(account));
    }

    static BankAccount read(String value) {
        if (value.length() < CODE_LENGTH) {
            throw new InvalidPaymentDataException("account", "is too short");
        }
        return new BankAccount(value.substring(0, CODE_LENGTH), value.substring(CODE_LENGTH));
    }

    @Override
    public String value() {
        return bankCode + account;
    }

    @Override
    public String toString() {
        return "BankAccount[" + bankCode + " " + Digits.lastOf(account) + "]";
    }
}
