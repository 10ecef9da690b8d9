package io.smartvillage.identity.audit;

import java.time.Instant;
import java.util.UUID;

/// `<service>.OperatorReachedIn`, of every service.
record OperatorReachedIn(
        UUID villageId,
        UUID operatorId,
        String service,
        String method,
        String path,
        String reason,
        Instant at) {}
