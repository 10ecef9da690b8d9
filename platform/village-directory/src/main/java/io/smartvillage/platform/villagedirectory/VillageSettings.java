package io.smartvillage.platform.villagedirectory;

/// Settings of a village that more than one service reads; where the others are: docs/settings.md.
///
/// @param locale of letters and receipts, BCP 47
/// @param currency ISO 4217
/// @param fiscalYearStartMonth 1 to 12
public record VillageSettings(
        String locale, String currency, HouseFeatures houseFeatures, int fiscalYearStartMonth) {

    /// What a village writes down about its houses.
    public record HouseFeatures(boolean vehicles, boolean pets, boolean keycards) {}

    /// Of a village that was never asked.
    public static final VillageSettings DEFAULT =
            new VillageSettings("th-TH", "THB", new HouseFeatures(true, true, true), 1);
}
