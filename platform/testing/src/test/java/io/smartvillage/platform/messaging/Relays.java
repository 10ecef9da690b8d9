package io.smartvillage.platform.messaging;

import io.smartvillage.platform.tenancy.JobsRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ProducerFactory;

/// Further instances of the relay for the tests.
public final class Relays {

    private Relays() {}

    /// Not started yet.
    public static OutboxRelay another(
            JobsRole jobs,
            JdbcClient jdbc,
            ProducerFactory<String, byte[]> producers,
            String schema,
            String topicPrefix) {
        return new OutboxRelay(jobs, jdbc, producers, schema, "/another", topicPrefix);
    }
}
