package io.smartvillage.platform.testing.contract;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.TestEvents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Sends a service the events of one village again, in the name of another.
final class TopicTrials {

    private final TestEvents events;
    private final VillageRows rows;

    TopicTrials(TestEvents events, VillageRows rows) {
        this.events = events;
        this.rows = rows;
    }

    /// @param topics that the service reads; without an event of the victim's, nothing is proved
    List<String> breaches(DemoVillage victim, DemoVillage liar, Collection<String> topics) {
        var breaches = new ArrayList<String>();
        for (var topic : topics) {
            events.awaitConsumed(topic);
            var before = rows.fingerprint(victim.id());
            for (var event : events.on(topic)) {
                if (event.villageId().equals(victim.id())) {
                    events.publish(
                            liar,
                            topic,
                            event.key(),
                            event.type(),
                            UUID.randomUUID(),
                            event.data().toString());
                }
            }
            events.awaitConsumed(topic);
            VillageRows.differences(before, rows.fingerprint(victim.id()))
                    .forEach(table -> breaches.add(topic + ": changes another village's " + table));
        }
        return breaches;
    }
}
