package io.smartvillage.billing.promptpay;

/// A Thai mobile number.
///
/// @param value `0066` and 9 digits
public record MobileNumber(String value) implements PromptPayProxy {

    private static final String COUNTRY = "0066";
    private static final int LENGTH = 13;
    private static final int LOCAL_LENGTH = 10;

    public MobileNumber {
        if (!Digits.only(value, LENGTH) || !value.startsWith(COUNTRY)) {
            throw new InvalidPaymentDataException("mobile", "must be 0066 and 9 digits");
        }
    }

    /// Reads `0812345678`, `+66 81 234 5678`, `66812345678`, `+66 (0)81 234 5678`, `0066812345678`.
    ///
    /// @throws InvalidPaymentDataException if it is none of these
    public static MobileNumber of(String text) {
        var digits = Digits.strip(text);
        if (Digits.only(digits, LOCAL_LENGTH) && digits.startsWith("0")) {
            return new MobileNumber(COUNTRY + digits.substring(1));
        }
        if (Digits.only(digits, LOCAL_LENGTH + 1) && digits.startsWith("66")) {
            return new MobileNumber("00" + digits);
        }
        if (Digits.only(digits, LOCAL_LENGTH + 2) && digits.startsWith("660")) {
            return new MobileNumber(COUNTRY + digits.substring("660".length()));
        }
        if (Digits.only(digits, LENGTH) && digits.startsWith(COUNTRY)) {
            return new MobileNumber(digits);
        }
        throw new InvalidPaymentDataException(
                "mobile", "must be 0 and 9 digits, or +66 and 9 digits");
    }

    /// As people dial it: `0812345678`.
    public String local() {
        return "0" + value.substring(COUNTRY.length());
    }

    @Override
    public String toString() {
        return "MobileNumber[" + Digits.lastOf(value) + "]";
    }
}
