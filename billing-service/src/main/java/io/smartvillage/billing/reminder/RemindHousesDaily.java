package io.smartvillage.billing.reminder;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Each village's rounds. A level is told once, so a round more does no harm.
@Component
class RemindHousesDaily {

    private static final Logger LOG = LoggerFactory.getLogger(RemindHousesDaily.class);

    private final VillageDirectory directory;
    private final RemindHouses remindHouses;

    RemindHousesDaily(VillageDirectory directory, RemindHouses remindHouses) {
        this.directory = directory;
        this.remindHouses = remindHouses;
    }

    /// A village whose turn fails does not keep the others from theirs.
    @Scheduled(
            initialDelayString = "${smartvillage.billing.reminder-check}",
            fixedDelayString = "${smartvillage.billing.reminder-check}")
    void remindAll() {
        for (var village : directory.open()) {
            try {
                CurrentVillage.run(village, this::remindCurrent);
            } catch (RuntimeException e) {
                LOG.warn("reminders of village {} wait: {}", village, e.getMessage());
            }
        }
    }

    private void remindCurrent() {
        var round = remindHouses.remind();
        if (round.reminded() > 0) {
            LOG.info("{} houses in arrears are reminded", round.reminded());
        }
    }
}
