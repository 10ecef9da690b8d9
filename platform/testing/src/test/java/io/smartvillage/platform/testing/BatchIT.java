package io.smartvillage.platform.testing;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.sample.SampleTopics;
import io.smartvillage.platform.testing.sample.note.CountNotes;
import io.smartvillage.platform.testing.sample.note.CountNotes.Batch;
import io.smartvillage.platform.testing.sample.note.CountNotes.Counted;
import io.smartvillage.platform.testing.sample.note.MirrorNotes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// Events that are handled in batches.
@VillageServiceTest
class BatchIT {

    @Autowired CountNotes counts;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired ConcurrentMessageListenerContainer<String, byte[]> container;

    @Test
    void thoseOfAVillageAreOneCallInTheirOrder() throws SQLException {
        var green = notes(40);
        var blue = notes(40);

        together(() -> {
            for (int i = 0; i < green.size(); i++) {
                counted(GREEN, UUID.randomUUID(), green.get(i), "n" + i);
                counted(BLUE, UUID.randomUUID(), blue.get(i), "n" + i);
            }
        });

        assertThat(batchesWith(green)).containsExactly(green);
        assertThat(batchesWith(blue)).containsExactly(blue);
        assertThat(boundWith(green)).containsOnly(GREEN.id());
        assertThat(times(green)).isEqualTo(green.size());
    }

    @Test
    void aRedeliveryAndADoubleInTheSameBatchChangeNothing() throws SQLException {
        var notes = notes(2);
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();

        together(() -> {
            counted(GREEN, first, notes.get(0), "a");
            counted(GREEN, first, notes.get(0), "a");
            counted(GREEN, second, notes.get(1), "b");
        });
        counted(GREEN, second, notes.get(1), "b");
        events.awaitConsumed(SampleTopics.COUNTED);

        assertThat(times(notes)).isEqualTo(2);
    }

    @Test
    void aBatchThatFailsIsTakenOneByOneAndThePoisonIsPutAside() throws SQLException {
        var notes = notes(5);

        together(() -> {
            for (int i = 0; i < notes.size(); i++) {
                counted(GREEN, UUID.randomUUID(), notes.get(i), i == 2 ? MirrorNotes.NEVER : "n");
            }
        });

        assertThat(times(notes)).isEqualTo(4);
        assertThat(deadLetters(notes)).containsExactly(notes.get(2));
    }

    @Test
    void aPassingFailureCostsNothing() throws SQLException {
        var notes = notes(5);
        counts.fail(2);

        together(() -> notes.forEach(note -> counted(GREEN, UUID.randomUUID(), note, "n")));

        assertThat(times(notes)).isEqualTo(5);
        assertThat(deadLetters(notes)).isEmpty();
    }

    @Test
    void whatIsRefusedIsPutAsideAndTheOthersStayTogether() throws SQLException {
        var notes = notes(6);

        together(() -> {
            for (int i = 0; i < notes.size(); i++) {
                counted(
                        GREEN,
                        UUID.randomUUID(),
                        notes.get(i),
                        i % 3 == 1 ? CountNotes.REFUSED : "n");
            }
        });

        var kept = List.of(notes.get(0), notes.get(2), notes.get(3), notes.get(5));
        assertThat(batchesWith(notes)).containsExactly(kept);
        assertThat(times(notes)).isEqualTo(4);
        assertThat(deadLetters(notes)).containsExactly(notes.get(1), notes.get(4));
    }

    @Test
    void aHandlerThatTakesRepeatsGetsThem() throws SQLException {
        var notes = notes(1);
        var id = UUID.randomUUID();

        together(() -> {
            repeated(id, notes.getFirst());
            counted(GREEN, UUID.randomUUID(), notes.getFirst(), "n");
        });
        repeated(id, notes.getFirst());
        events.awaitConsumed(SampleTopics.COUNTED);

        assertThat(times(notes)).isEqualTo(3);
    }

    private void repeated(UUID id, UUID note) {
        events.publish(
                GREEN,
                SampleTopics.COUNTED,
                note.toString(),
                SampleTopics.REPEATED_EVENT,
                id,
                SampleFixture.state(note, "n", 1));
    }

    private static List<UUID> notes(int count) {
        return IntStream.range(0, count).mapToObj(_ -> UUID.randomUUID()).toList();
    }

    /// In one poll: nobody reads while they are published.
    private void together(Runnable publishing) {
        container.stop();
        try {
            publishing.run();
        } finally {
            container.start();
        }
        events.awaitConsumed(SampleTopics.COUNTED);
    }

    private void counted(DemoVillage village, UUID id, UUID note, String title) {
        events.publish(
                village,
                SampleTopics.COUNTED,
                note.toString(),
                SampleTopics.COUNTED_EVENT,
                id,
                SampleFixture.state(note, title, 1));
    }

    private List<List<UUID>> batchesWith(List<UUID> notes) {
        return batches(notes).stream()
                .map(batch -> batch.events().stream().map(Counted::noteId).toList())
                .toList();
    }

    private List<UUID> boundWith(List<UUID> notes) {
        return batches(notes).stream().map(Batch::bound).toList();
    }

    private List<Batch> batches(List<UUID> notes) {
        return counts.batches().stream()
                .filter(batch ->
                        batch.events().stream().anyMatch(event -> notes.contains(event.noteId())))
                .toList();
    }

    private List<UUID> deadLetters(List<UUID> notes) {
        var found = new ArrayList<UUID>();
        for (var record : events.records(SampleTopics.COUNTED + ".dlt")) {
            notes.stream()
                    .filter(note -> record.value().contains(note.toString()))
                    .forEach(found::add);
        }
        return found;
    }

    private int times(List<UUID> notes) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                "select coalesce(sum(times), 0) from note_mirror where id = any(?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", notes.toArray()));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
