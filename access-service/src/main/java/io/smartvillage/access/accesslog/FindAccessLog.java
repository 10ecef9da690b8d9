package io.smartvillage.access.accesslog;

import io.smartvillage.access.property.PropertyMirror;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows decisions: all of the village to those who may, their own and their houses' to residents.
@Service
public class FindAccessLog {

    private final AccessLog log;
    private final PropertyMirror properties;

    FindAccessLog(AccessLog log, PropertyMirror properties) {
        this.log = log;
        this.properties = properties;
    }

    /// @throws BadParameterException if the time ends before it begins
    @Transactional(readOnly = true)
    public List<AccessLogEntry> page(PageRequest page, AccessLogFilter filter) {
        filter.requireOrder();
        var caller = Caller.current();
        return caller.mayAll("access-log:read")
                ? log.page(page, filter)
                : log.pageOf(caller.userId(), properties.ofPerson(caller.userId()), page, filter);
    }
}
