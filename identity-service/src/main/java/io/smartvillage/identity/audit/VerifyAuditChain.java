package io.smartvillage.identity.audit;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Says whether the village's log is still what was written.
@Service
public class VerifyAuditChain {

    private final AuditLog log;

    VerifyAuditChain(AuditLog log) {
        this.log = log;
    }

    /// Reads all of it, as it is at one moment.
    @Transactional(readOnly = true)
    public ChainVerification verify() {
        return log.verify();
    }
}
