package io.smartvillage.billing.promptpay;

/// A citizen's national id or a company's tax id.
///
/// @param value 13 digits
public record NationalId(String value) implements PromptPayProxy {

    static final int LENGTH = 13;

    private static final int MODULUS = 11;
    private static final int DECIMAL = 10;

    public NationalId {
        if (!Digits.only(value, LENGTH)) {
            throw new InvalidPaymentDataException("nationalId", "must be 13 digits");
        }
    }

    /// @throws InvalidPaymentDataException if it is not 13 digits, with or without separators
    public static NationalId of(String text) {
        return new NationalId(Digits.strip(text));
    }

    /// Whether the 13th digit is the one the first twelve call for. A form may warn when it is not;
    /// no payment code is refused for it.
    public boolean hasFittingCheckDigit() {
        var sum = 0;
        for (var i = 0; i < LENGTH - 1; i++) {
            sum += Character.digit(value.charAt(i), DECIMAL) * (LENGTH - i);
        }
        var expected = (MODULUS - sum % MODULUS) % DECIMAL;
        return Character.digit(value.charAt(LENGTH - 1), DECIMAL) == expected;
    }

    @Override
    public String toString() {
        return "NationalId[" + Digits.lastOf(value) + "]";
    }
}
