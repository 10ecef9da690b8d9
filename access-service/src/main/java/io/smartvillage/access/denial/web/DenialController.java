package io.smartvillage.access.denial.web;

import io.smartvillage.access.credential.CredentialKind;
import io.smartvillage.access.credential.CredentialValue;
import io.smartvillage.access.credential.CredentialValueRefusedException;
import io.smartvillage.access.denial.AddDenial;
import io.smartvillage.access.denial.Denial;
import io.smartvillage.access.denial.DenialFilter;
import io.smartvillage.access.denial.DenialKind;
import io.smartvillage.access.denial.FindDenials;
import io.smartvillage.access.denial.LiftDenial;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/denials")
class DenialController {

    private final AddDenial addDenial;
    private final LiftDenial liftDenial;
    private final FindDenials findDenials;
    private final Clock clock;

    DenialController(
            AddDenial addDenial, LiftDenial liftDenial, FindDenials findDenials, Clock clock) {
        this.addDenial = addDenial;
        this.liftDenial = liftDenial;
        this.findDenials = findDenials;
        this.clock = clock;
    }

    @Operation(
            summary = "Denies a plate, a card or a person",
            description =
                    "Devices refuse it from then on; a guard may still open by hand. What a house"
                            + " owes is no reason: the way home stays open.")
    @PostMapping
    @PreAuthorize("hasAuthority('denial:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<DenialView> add(@RequestBody @Valid DenialRequest request) {
        var denial = addDenial.add(request.toDenial());
        return ResponseEntity.created(URI.create("/api/v1/denials/" + denial.id()))
                .eTag(IfMatch.eTag(denial.currentVersion()))
                .body(view(denial));
    }

    @Operation(
            summary = "The deny list",
            description =
                    "By value: name the kind with it; a plate also finds those that a camera takes"
                            + " for it.")
    @GetMapping
    @PreAuthorize("hasAuthority('denial:read')")
    Page<DenialView> list(
            PageRequest page,
            @RequestParam Optional<DenialKind> kind,
            @RequestParam Optional<UUID> userId,
            @RequestParam Optional<String> value,
            @RequestParam Optional<Boolean> inForce) {
        var filter = new DenialFilter(kind, userId, value.map(text -> value(kind, text)), inForce);
        return Page.of(
                findDenials.page(page, filter), page, denial -> Cursor.at(denial.id()), this::view);
    }

    @Operation(summary = "One denial")
    @GetMapping("/{denialId}")
    @PreAuthorize("hasAuthority('denial:read')")
    ResponseEntity<DenialView> get(@PathVariable UUID denialId) {
        return answer(findDenials.get(denialId));
    }

    @Operation(summary = "Lifts a denial; it stays in the list")
    @PostMapping("/{denialId}/lifting")
    @PreAuthorize("hasAuthority('denial:write')")
    ResponseEntity<DenialView> lift(
            @PathVariable UUID denialId, @RequestBody @Valid LiftingRequest request) {
        return answer(liftDenial.lift(denialId, request.reason().strip()));
    }

    private static CredentialValue value(Optional<DenialKind> kind, String text) {
        var shown =
                switch (kind.orElse(DenialKind.PERSON)) {
                    case PLATE -> CredentialKind.PLATE;
                    case CARD -> CredentialKind.CARD;
                    case PERSON -> throw new BadParameterException("kind", "field.denial-kind");
                };
        try {
            return CredentialValue.of(shown, text);
        } catch (CredentialValueRefusedException e) {
            throw e.in("value");
        }
    }

    private DenialView view(Denial denial) {
        return DenialView.of(denial, clock.instant());
    }

    private ResponseEntity<DenialView> answer(Denial denial) {
        return IfMatch.answer(view(denial), denial.currentVersion());
    }
}
