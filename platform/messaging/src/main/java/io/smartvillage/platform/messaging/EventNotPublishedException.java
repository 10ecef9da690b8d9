package io.smartvillage.platform.messaging;

/// Kafka did not take a batch; the batch stays in the outbox.
final class EventNotPublishedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EventNotPublishedException(Exception cause) {
        super("Kafka did not take the events: " + cause.getMessage(), cause);
    }
}
