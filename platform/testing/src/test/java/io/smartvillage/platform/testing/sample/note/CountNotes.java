package io.smartvillage.platform.testing.sample.note;

import io.smartvillage.platform.messaging.RefusedEventsException;
import io.smartvillage.platform.messaging.Subscription;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.testing.sample.SampleTopics;
import java.util.HashMap;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Fills the table `note_mirror` from events that come in masses.
@Configuration(proxyBeanMethods = false)
public class CountNotes {

    /// A title that is refused for good.
    public static final String REFUSED = "refused";

    public record Counted(UUID noteId, String title, long number) {}

    /// @param bound the village that was bound when the handler ran
    public record Batch(UUID bound, List<Counted> events) {}

    private final Queue<Batch> batches = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failuresLeft = new AtomicInteger();

    @Bean
    Subscription countedNotes(JdbcClient jdbc) {
        return Subscription.to(SampleTopics.COUNTED)
                .onBatch(SampleTopics.COUNTED_EVENT, Counted.class, events -> count(jdbc, events))
                .onRepeatableBatch(
                        SampleTopics.REPEATED_EVENT, Counted.class, events -> count(jdbc, events))
                .build();
    }

    private void count(JdbcClient jdbc, List<Counted> events) {
        jdbc.sql(
                        """
                        insert into note_mirror (village_id, id, title, number, times)
                        select ?, id, 'counted', 0, 1 from unnest(?::uuid[]) id
                        on conflict (village_id, id) do update set times = note_mirror.times + 1
                        """)
                .params(
                        CurrentVillage.id(),
                        events.stream().map(Counted::noteId).toArray(UUID[]::new))
                .update();
        var refused = new HashMap<Integer, String>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).title().equals(REFUSED)) {
                refused.put(i, "the title is refused");
            }
        }
        if (!refused.isEmpty()) {
            throw new RefusedEventsException(refused);
        }
        if (events.stream().anyMatch(event -> event.title().equals(MirrorNotes.NEVER))
                || failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("told to fail");
        }
        batches.add(new Batch(CurrentVillage.id(), events));
    }

    public void fail(int times) {
        failuresLeft.set(times);
    }

    public List<Batch> batches() {
        return List.copyOf(batches);
    }
}
