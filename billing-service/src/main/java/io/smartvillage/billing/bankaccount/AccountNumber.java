package io.smartvillage.billing.bankaccount;

/// The digits of a bank account.
public record AccountNumber(String digits) {

    private static final int SHOWN = 4;
    private static final char HIDDEN = 'x';

    /// @param text with dashes or spaces, or without
    public static AccountNumber of(String text) {
        return new AccountNumber(text.replaceAll("[- ]", ""));
    }

    /// For people: `xxxxxx7890`.
    public String masked() {
        return masked(digits);
    }

    /// Whether a bank's statement means this account. Zeros in front get lost in spreadsheets.
    ///
    /// @param stated digits, `x` where the bank hides one
    public boolean isStatedAs(String stated) {
        int length = Math.max(stated.length(), digits.length());
        var theirs = "0".repeat(length - stated.length()) + stated;
        var ours = "0".repeat(length - digits.length()) + digits;
        for (int i = 0; i < length; i++) {
            if (theirs.charAt(i) != HIDDEN && theirs.charAt(i) != ours.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public static String masked(String number) {
        int hidden = Math.max(0, number.length() - SHOWN);
        return String.valueOf(HIDDEN).repeat(hidden) + number.substring(hidden);
    }

    @Override
    public String toString() {
        return masked();
    }
}
