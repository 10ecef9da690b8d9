package io.smartvillage.platform.testing.sample.note.web;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.security.SignedRequest;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.testing.sample.note.NoteNotFoundException;
import io.smartvillage.platform.testing.sample.note.WriteNote;
import io.smartvillage.platform.web.problem.Problems;
import jakarta.validation.Valid;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A printer has no token: it signs.
@RestController
@RequestMapping("/api/v1/printed-notes")
class PrintedNoteController {

    private final WriteNote writeNote;
    private final Problems problems;

    PrintedNoteController(WriteNote writeNote, Problems problems) {
        this.writeNote = writeNote;
        this.problems = problems;
    }

    /// Who called, as the handler saw it.
    record Printed(
            UUID villageId, UUID callerId, String client, Set<String> permissions, String title) {}

    @PostMapping("/{noteId}")
    @SignedRequest
    Printed printed(@PathVariable UUID noteId, @RequestBody @Valid RenameRequest request) {
        var note = writeNote.rename(noteId, request.title());
        var caller = Caller.current();
        return new Printed(
                CurrentVillage.id(),
                caller.userId(),
                caller.clientId(),
                caller.permissions(),
                note.details().title());
    }

    @ExceptionHandler
    ProblemDetail on(NoteNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "not-found", "note");
    }
}
