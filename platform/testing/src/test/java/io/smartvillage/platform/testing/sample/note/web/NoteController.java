package io.smartvillage.platform.testing.sample.note.web;

import io.smartvillage.platform.testing.sample.note.Note;
import io.smartvillage.platform.testing.sample.note.NoteNotFoundException;
import io.smartvillage.platform.testing.sample.note.Notes;
import io.smartvillage.platform.testing.sample.note.WriteNote;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.platform.web.problem.Problems;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/notes")
class NoteController {

    private static final UUID FIRST = new UUID(0, 0);

    private final WriteNote writeNote;
    private final Notes notes;
    private final Problems problems;

    NoteController(WriteNote writeNote, Notes notes, Problems problems) {
        this.writeNote = writeNote;
        this.notes = notes;
        this.problems = problems;
    }

    @PostMapping
    @PreAuthorize("hasAuthority('property:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<NoteView> write(@RequestBody @Valid NoteRequest request) {
        var note = writeNote.write(request.toDetails());
        return ResponseEntity.created(URI.create("/api/v1/notes/" + note.id()))
                .eTag(IfMatch.eTag(note.currentVersion()))
                .body(NoteView.of(note));
    }

    /// Fails after it has written, as often as the title says so.
    @PostMapping("/failing")
    @PreAuthorize("hasAuthority('property:write')")
    @Idempotent
    @Transactional
    public NoteView writeAndFail(
            @RequestBody @Valid NoteRequest request,
            @RequestParam(defaultValue = "false") boolean now) {
        var note = writeNote.write(request.toDetails());
        if (now) {
            throw new NoteNotFoundException(note.id());
        }
        return NoteView.of(note);
    }

    @GetMapping
    @PreAuthorize("hasAuthority('property:read')")
    Page<NoteView> list(
            PageRequest page,
            @RequestParam Optional<Note.Kind> kind,
            @RequestParam Optional<LocalDate> dueBefore) {
        var after = page.after().map(cursor -> cursor.id(0)).orElse(FIRST);
        return Page.of(
                notes.findByIdGreaterThanOrderById(after, Limit.of(page.fetchSize())).stream()
                        .filter(note -> kind.isEmpty() || note.details().kind() == kind.get())
                        .filter(note ->
                                dueBefore.isEmpty()
                                        || note.details().due().isBefore(dueBefore.get()))
                        .toList(),
                page,
                note -> Cursor.at(note.id()),
                NoteView::of);
    }

    @GetMapping("/{noteId}")
    @PreAuthorize("hasAuthority('property:read')")
    ResponseEntity<NoteView> get(@PathVariable UUID noteId) {
        return answer(notes.findById(noteId).orElseThrow(() -> new NoteNotFoundException(noteId)));
    }

    @PatchMapping("/{noteId}")
    @PreAuthorize("hasAuthority('property:write')")
    ResponseEntity<NoteView> rename(
            @PathVariable UUID noteId,
            IfMatch precondition,
            @RequestBody @Valid RenameRequest request) {
        var note = notes.findById(noteId).orElseThrow(() -> new NoteNotFoundException(noteId));
        precondition.require(note.currentVersion());
        return answer(writeNote.rename(noteId, request.title()));
    }

    @ExceptionHandler
    ProblemDetail on(NoteNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "not-found", "note");
    }

    private static ResponseEntity<NoteView> answer(Note note) {
        return IfMatch.answer(NoteView.of(note), note.currentVersion());
    }
}
