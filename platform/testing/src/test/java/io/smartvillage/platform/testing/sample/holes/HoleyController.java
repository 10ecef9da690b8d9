package io.smartvillage.platform.testing.sample.holes;

import io.smartvillage.platform.security.SignedRequest;
import io.smartvillage.platform.testing.sample.note.Note;
import io.smartvillage.platform.testing.sample.note.NoteDetails;
import io.smartvillage.platform.testing.sample.note.WriteNote;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/holes")
class HoleyController {

    private static final String READ = "hasAuthority('property:read')";
    private static final String WRITE = "hasAuthority('property:write')";

    record Note1(UUID id, String title) {}

    record Trusting(UUID villageId, String title) {}

    record Unchecked(String day) {}

    private final AnyVillage anyVillage;
    private final WriteNote writeNote;

    HoleyController(AnyVillage anyVillage, WriteNote writeNote) {
        this.anyVillage = anyVillage;
        this.writeNote = writeNote;
    }

    @GetMapping("/without-permission")
    String saysNotWhoMay() {
        return "anybody";
    }

    @GetMapping("/misspelt-permission")
    @PreAuthorize("hasAuthority('propperty:read')")
    String misspelt() {
        return "nobody";
    }

    @DeleteMapping("/read-permission-for-a-change")
    @PreAuthorize(READ)
    void changesForThoseWhoRead() {}

    @GetMapping("/open-expression")
    @PreAuthorize("hasAuthority('property:write') or isAuthenticated()")
    String openToAll() {
        return "all";
    }

    @GetMapping("/stolen/{noteId}")
    @PreAuthorize(READ)
    Note1 stolen(@PathVariable UUID noteId) {
        return anyVillage.all().stream()
                .filter(row -> row.id().equals(noteId))
                .map(row -> new Note1(row.id(), row.title()))
                .findAny()
                .orElseThrow();
    }

    @GetMapping("/all-villages")
    @PreAuthorize(READ)
    List<Note1> ofAllVillages() {
        return anyVillage.all().stream().map(row -> new Note1(row.id(), row.title())).toList();
    }

    @GetMapping("/by-filter")
    @PreAuthorize(READ)
    List<Note1> byFilter(@RequestParam(required = false) UUID noteId) {
        return anyVillage.all().stream()
                .filter(row -> row.id().equals(noteId))
                .map(row -> new Note1(row.id(), row.title()))
                .toList();
    }

    @PostMapping("/trusting")
    @PreAuthorize(WRITE)
    void trustsTheBody(@RequestBody Trusting request) {
        anyVillage.in(
                request.villageId(),
                () ->
                        writeNote.write(
                                new NoteDetails(
                                        "planted",
                                        "nobody",
                                        Note.Kind.NOTICE,
                                        BigDecimal.ONE,
                                        LocalDate.EPOCH)));
    }

    @Hidden
    @DeleteMapping("/all-villages")
    @PreAuthorize(WRITE)
    void notInTheDocument() {}

    @PostMapping("/failing-on-bad-input")
    @PreAuthorize(WRITE)
    int failsOnBadInput(@RequestBody Unchecked request) {
        return LocalDate.parse(request.day()).getYear();
    }

    @PostMapping("/takes-anything")
    @PreAuthorize(WRITE)
    int takesAnything(@RequestBody Unchecked request) {
        return request.hashCode();
    }

    @PostMapping("/permission-and-signature/{noteId}")
    @PreAuthorize(WRITE)
    @SignedRequest
    void forThoseWithATokenAndForThoseWhoSign(@PathVariable UUID noteId) {}

    /// Says that it is signed, and asks for nothing.
    @PostMapping("/unguarded/{noteId}")
    @SecurityRequirement(name = "requestSignature")
    String opensWithoutASignature(@PathVariable UUID noteId) {
        return "anybody";
    }

    @PostMapping("/unguarded/signed/{noteId}")
    @SignedRequest
    String opensPastTheFilter(@PathVariable UUID noteId) {
        return "nobody";
    }
}
