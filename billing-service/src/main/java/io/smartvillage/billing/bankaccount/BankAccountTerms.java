package io.smartvillage.billing.bankaccount;

/// How the village calls an account and how its statements are read and matched.
///
/// @param layout id of a built-in layout, or [#ANY_LAYOUT]
public record BankAccountTerms(String name, String layout, MatchingTerms matching) {

    /// Whichever layout fits.
    public static final String ANY_LAYOUT = "auto";
}
