package io.smartvillage.infra.bench;

import io.smartvillage.platform.messaging.PublishedOn;
import java.util.UUID;

/// As [BenchFact], and consumed: it says when it was stored, on this process's own clock.
@PublishedOn(value = TimedFact.TOPIC, key = "commandId")
record TimedFact(UUID commandId, long amountSatang, long storedAtNanos, String description) {

    static final String TOPIC = "bench.timed.v1";
}
