package io.smartvillage.infra.bench;

import io.smartvillage.platform.messaging.PublishedOn;
import java.util.UUID;

/// As large as an invoice's; nobody here consumes it.
@PublishedOn(value = BenchFact.TOPIC, key = "commandId")
record BenchFact(UUID commandId, long amountSatang, String description) {

    static final String TOPIC = "bench.command.v1";
}
