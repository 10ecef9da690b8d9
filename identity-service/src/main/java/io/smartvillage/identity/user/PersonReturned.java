package io.smartvillage.identity.user;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

/// Somebody who was erased is of the village again. On the topic of erasures, so that no service
/// hears of it before it has forgotten them.
@PublishedOn(value = "identity.personal-data.v1", key = "personId")
record PersonReturned(UUID personId, Instant returnedAt) {}
