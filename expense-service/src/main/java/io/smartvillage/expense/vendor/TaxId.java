package io.smartvillage.expense.vendor;

/// A Thai tax id, of a company or a person: 13 digits, the last a check digit (11 less the sum of
/// the first twelve, weighted 13 to 2, modulo 11; its last digit).
public record TaxId(String digits) {

    private static final int LENGTH = 13;
    private static final int MODULUS = 11;
    private static final int DECIMAL = 10;

    /// @throws IllegalArgumentException if it is none
    public TaxId {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("no tax id");
        }
    }

    public static boolean isValid(String digits) {
        if (digits.length() != LENGTH || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        var sum = 0;
        for (var at = 0; at < LENGTH - 1; at++) {
            sum += (digits.charAt(at) - '0') * (LENGTH - at);
        }
        return (MODULUS - sum % MODULUS) % DECIMAL == digits.charAt(LENGTH - 1) - '0';
    }
}
