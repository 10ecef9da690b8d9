/// Facts from one service to the others, at least once and in order per aggregate.
///
/// [io.smartvillage.platform.messaging.Outbox] stores a fact with the change it tells of; a relay
/// hands it to Kafka; the other side runs a [io.smartvillage.platform.messaging.Subscription] once
/// per event. Why not a library: docs/adr/0005.
@NullMarked
package io.smartvillage.platform.messaging;

import org.jspecify.annotations.NullMarked;
