package io.smartvillage.platform.villagedirectory;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

@PublishedOn(value = PublishedOn.SERVICE + ".audit.v1", key = "villageId")
record OperatorReachedIn(
        UUID villageId,
        UUID operatorId,
        String service,
        String method,
        String path,
        String reason,
        Instant at) {}
