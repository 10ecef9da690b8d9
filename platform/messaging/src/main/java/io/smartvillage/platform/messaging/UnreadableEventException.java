package io.smartvillage.platform.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A message that no retry can make readable; it goes to the dead letters at once.
final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableEventException(ConsumerRecord<?, ?> message, String reason) {
        super(
                "%s-%d@%d: %s"
                        .formatted(message.topic(), message.partition(), message.offset(), reason));
    }
}
