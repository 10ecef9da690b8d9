package io.smartvillage.identity.invitation;

import io.smartvillage.identity.village.FindVillageHistory;
import io.smartvillage.identity.work.InVillage;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets invitations, and whom they were for, once they are over for as long as the village keeps
/// them. On several instances at once it is only done twice.
@Component
class PurgeInvitations {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeInvitations.class);

    private final VillageDirectory directory;
    private final FindVillageHistory villages;
    private final Invitations invitations;
    private final InVillage inVillage;
    private final Clock clock;

    PurgeInvitations(
            VillageDirectory directory,
            FindVillageHistory villages,
            Invitations invitations,
            InVillage inVillage,
            Clock clock) {
        this.directory = directory;
        this.villages = villages;
        this.invitations = invitations;
        this.inVillage = inVillage;
        this.clock = clock;
    }

    /// A village whose turn fails does not keep the others from theirs.
    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT6H")
    void purge() {
        for (var village : directory.all()) {
            try {
                inVillage.run(village, this::purgeCurrent);
            } catch (RuntimeException e) {
                LOG.warn("invitations of village {} are purged later: {}", village, e.getMessage());
            }
        }
    }

    private void purgeCurrent() {
        var kept = villages.current().details().settings().retention().invitationDays();
        var purged = invitations.purge(clock.instant().minus(Duration.ofDays(kept)));
        if (purged > 0) {
            LOG.info("{} invitations are forgotten", purged);
        }
    }
}
