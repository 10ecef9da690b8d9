package io.smartvillage.platform.testing.sample.note;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

@Service
public class WriteNote {

    private final Notes notes;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final IdGenerator ids;
    private final Clock clock;

    WriteNote(Notes notes, Outbox outbox, JdbcClient jdbc, IdGenerator ids, Clock clock) {
        this.notes = notes;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public Note write(NoteDetails details) {
        var note = notes.save(new Note(CurrentVillage.id(), ids.generateId(), details));
        notes.flush();
        log(note.id());
        outbox.publish(new NoteWritten(note.id(), details.title(), 0));
        return note;
    }

    /// @throws NoteNotFoundException if the village has no such note
    @Transactional
    public Note rename(UUID noteId, String title) {
        var note =
                notes.findLockedById(noteId).orElseThrow(() -> new NoteNotFoundException(noteId));
        var fact = note.rename(title);
        notes.flush();
        log(noteId);
        outbox.publish(fact);
        return note;
    }

    private void log(UUID noteId) {
        jdbc.sql("insert into note_log (village_id, id, note_id, at) values (?, ?, ?, ?)")
                .params(
                        CurrentVillage.id(),
                        ids.generateId(),
                        noteId,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
