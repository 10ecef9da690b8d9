package io.smartvillage.identity.audit;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows the log: all of it to those who may, to all others what is about themselves.
@Service
public class FindAuditEntries {

    private final AuditLog log;

    FindAuditEntries(AuditLog log) {
        this.log = log;
    }

    /// The latest first. What somebody sees of themselves names nobody else.
    @Transactional(readOnly = true)
    public List<AuditEntry> page(PageRequest page, AuditFilter filter) {
        var caller = Caller.current();
        if (caller.mayAll("audit:read")) {
            return log.page(page, filter);
        }
        var own = new OwnEntry(caller.userId());
        return log.page(page, filter.about(caller.userId())).stream().map(own::of).toList();
    }
}
