/// What services promise each other on Kafka: the topics, and per event type a JSON Schema and an
/// example, owned by the producer. No classes are shared.
@NullMarked
package io.smartvillage.platform.eventcontracts;

import org.jspecify.annotations.NullMarked;
