package io.smartvillage.billing.penalty;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Assesses each village's penalties once a day, soon after its midnight. Several instances may do
/// it at once.
@Component
class AssessPenaltiesDaily {

    private static final Logger LOG = LoggerFactory.getLogger(AssessPenaltiesDaily.class);

    private final VillageDirectory directory;
    private final AssessPenalties assessPenalties;

    AssessPenaltiesDaily(VillageDirectory directory, AssessPenalties assessPenalties) {
        this.directory = directory;
        this.assessPenalties = assessPenalties;
    }

    /// A village whose turn fails does not keep the others from theirs.
    @Scheduled(
            initialDelayString = "${smartvillage.billing.penalty-check}",
            fixedDelayString = "${smartvillage.billing.penalty-check}")
    void assessAll() {
        for (var village : directory.open()) {
            try {
                CurrentVillage.run(village, this::assessCurrent);
            } catch (RuntimeException e) {
                LOG.warn("penalties of village {} wait: {}", village, e.getMessage());
            }
        }
    }

    private void assessCurrent() {
        if (!assessPenalties.isDoneToday()) {
            var done = assessPenalties.assess(Optional.empty());
            LOG.info(
                    "penalties of {} late invoices: {} added, {} changed, {} waived",
                    done.invoices(),
                    done.added(),
                    done.changed(),
                    done.waived());
        }
    }
}
