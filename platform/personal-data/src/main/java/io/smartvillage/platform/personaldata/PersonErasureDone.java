package io.smartvillage.platform.personaldata;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

/// This service has nothing left that names the person.
@PublishedOn(value = PublishedOn.SERVICE + ".personal-data.v1", key = "erasureId")
record PersonErasureDone(UUID erasureId, UUID personId, String service, Instant doneAt) {}
