package io.smartvillage.platform.testing.sample.note.web;

import io.smartvillage.platform.testing.sample.note.Note;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

record NoteView(
        UUID id, String title, String author, Note.Kind kind, BigDecimal amount, LocalDate due) {

    static NoteView of(Note note) {
        var details = note.details();
        return new NoteView(
                note.id(),
                details.title(),
                details.author(),
                details.kind(),
                details.amount(),
                details.due());
    }
}
