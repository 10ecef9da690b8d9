package io.smartvillage.platform.testing.sample.note;

import io.smartvillage.platform.messaging.Subscription;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.testing.sample.SampleTopics;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `note_mirror`, filled from another service's events. Also notes what it was given, and
/// fails as often as it is told.
@Configuration(proxyBeanMethods = false)
public class MirrorNotes {

    /// A title that no attempt can store.
    public static final String NEVER = "never";

    public record State(UUID noteId, String title, long number) {}

    /// @param bound the village that was bound when the handler ran
    public record Handled(UUID bound, State state) {}

    private final Queue<Handled> handled = new ConcurrentLinkedQueue<>();
    private final Set<UUID> failing = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failuresLeft = new AtomicInteger();

    @Bean
    Subscription mirroredNotes(JdbcClient jdbc) {
        return Subscription.to(SampleTopics.MIRRORED)
                .on(SampleTopics.MIRRORED_STATE, State.class, state -> mirror(jdbc, state))
                .build();
    }

    private void mirror(JdbcClient jdbc, State state) {
        jdbc.sql(
                        """
                        insert into note_mirror (village_id, id, title, number, times)
                        values (?, ?, ?, ?, 1)
                        on conflict (village_id, id) do update
                            set title = excluded.title, number = excluded.number,
                                times = note_mirror.times + 1
                        """)
                .params(CurrentVillage.id(), state.noteId(), state.title(), state.number())
                .update();
        if (state.title().equals(NEVER)
                || (failing.contains(state.noteId()) && failuresLeft.getAndDecrement() > 0)) {
            throw new IllegalStateException("told to fail");
        }
        handled.add(new Handled(CurrentVillage.id(), state));
    }

    public void failOn(UUID noteId, int times) {
        failuresLeft.set(times);
        failing.add(noteId);
    }

    /// In the order in which they were handled; what was rolled back later is in it too.
    public List<State> handled(UUID noteId) {
        return handled.stream()
                .map(Handled::state)
                .filter(state -> state.noteId().equals(noteId))
                .toList();
    }

    public List<Handled> handled() {
        return List.copyOf(handled);
    }
}
