package io.smartvillage.identity.audit;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Walks the chains of all villages at night. What it logs is an anchor outside of the database:
/// who rewrites a chain as a whole, its end included, cannot rewrite that.
@Component
class VerifyAllAuditChains {

    private static final Logger LOG = LoggerFactory.getLogger(VerifyAllAuditChains.class);

    private final VerifyAuditChain verifyAuditChain;
    private final VillageDirectory directory;

    VerifyAllAuditChains(VerifyAuditChain verifyAuditChain, VillageDirectory directory) {
        this.verifyAuditChain = verifyAuditChain;
        this.directory = directory;
    }

    @Scheduled(cron = "${smartvillage.identity.audit.verification:0 30 20 * * *}", zone = "UTC")
    void verify() {
        directory.all().forEach(village -> CurrentVillage.run(village, () -> verify(village)));
    }

    private void verify(UUID village) {
        try {
            var verification = verifyAuditChain.verify();
            if (verification.intact()) {
                LOG.info(
                        "the audit log of village {} holds up to {}: {}",
                        village,
                        verification.position(),
                        verification.hash());
            } else {
                LOG.error(
                        "the audit log of village {} is broken at {}: {}",
                        village,
                        verification.firstBroken(),
                        verification.fault());
            }
        } catch (RuntimeException e) {
            LOG.warn("the audit log of village {} was not verified", village, e);
        }
    }
}
