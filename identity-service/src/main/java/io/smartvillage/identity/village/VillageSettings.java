package io.smartvillage.identity.village;

/// What the other services must know to work for a village.
///
/// @param timeZone IANA name; business dates follow it
/// @param locale of letters and receipts, BCP 47
/// @param currency ISO 4217
public record VillageSettings(String timeZone, String locale, String currency) {

    public static final VillageSettings DEFAULT =
            new VillageSettings("Asia/Bangkok", "th-TH", "THB");
}
