package io.smartvillage.identity.village;

import io.smartvillage.platform.messaging.PublishedOn;
import java.util.UUID;

/// A village as it is now, for every service; the greater `version` wins.
@PublishedOn(value = "identity.village-state.v1", key = "villageId")
record VillageState(
        UUID villageId,
        String alias,
        String name,
        VillageStatus status,
        String timeZone,
        Settings settings,
        long version) {

    /// The settings that more than one service reads.
    record Settings(
            String locale,
            String currency,
            VillageSettings.HouseFeatures houseFeatures,
            int fiscalYearStartMonth) {

        static Settings of(VillageSettings settings) {
            return new Settings(
                    settings.locale(),
                    settings.currency(),
                    settings.houseFeatures(),
                    settings.expenses().fiscalYearStartMonth());
        }
    }
}
