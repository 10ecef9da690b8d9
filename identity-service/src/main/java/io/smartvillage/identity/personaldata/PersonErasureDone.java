package io.smartvillage.identity.personaldata;

import java.time.Instant;
import java.util.UUID;

/// `<service>.PersonErasureDone`, of every service.
record PersonErasureDone(UUID erasureId, Instant doneAt) {}
