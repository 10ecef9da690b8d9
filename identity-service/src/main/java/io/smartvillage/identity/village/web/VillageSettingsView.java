package io.smartvillage.identity.village.web;

import io.smartvillage.identity.village.VillageSettings;
import io.smartvillage.identity.village.VillageSettings.Expenses;
import io.smartvillage.identity.village.VillageSettings.HouseFeatures;
import io.smartvillage.identity.village.VillageSettings.Invitations;
import io.smartvillage.identity.village.VillageSettings.Retention;

/// What the schema describes, whole: with its default where nothing was chosen.
record VillageSettingsView(
        Region region,
        HouseFeatures houseFeatures,
        Invitations invitations,
        Expenses expenses,
        Retention retention) {

    record Region(String timeZone, String locale, String currency) {}

    static VillageSettingsView of(VillageSettings settings) {
        return new VillageSettingsView(
                new Region(settings.timeZone(), settings.locale(), settings.currency()),
                settings.houseFeatures(),
                settings.invitations(),
                settings.expenses(),
                settings.retention());
    }
}
