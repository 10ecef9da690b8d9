package io.smartvillage.visitor.walkin.web;

import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.visitor.walkin.AnswerWalkIn;
import io.smartvillage.visitor.walkin.AwaitAnswer;
import io.smartvillage.visitor.walkin.FindWalkIns;
import io.smartvillage.visitor.walkin.RequestWalkIn;
import io.smartvillage.visitor.walkin.WalkIn;
import io.smartvillage.visitor.walkin.WalkInStatus;
import io.smartvillage.visitor.walkin.WithdrawWalkIn;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
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
@RequestMapping("/api/v1/walk-ins")
class WalkInController {

    private static final int LONGEST_WAIT_SECONDS = 25;

    private final RequestWalkIn requestWalkIn;
    private final FindWalkIns findWalkIns;
    private final AwaitAnswer awaitAnswer;
    private final AnswerWalkIn answerWalkIn;
    private final WithdrawWalkIn withdrawWalkIn;
    private final Clock clock;

    WalkInController(
            RequestWalkIn requestWalkIn,
            FindWalkIns findWalkIns,
            AwaitAnswer awaitAnswer,
            AnswerWalkIn answerWalkIn,
            WithdrawWalkIn withdrawWalkIn,
            Clock clock) {
        this.requestWalkIn = requestWalkIn;
        this.findWalkIns = findWalkIns;
        this.awaitAnswer = awaitAnswer;
        this.answerWalkIn = answerWalkIn;
        this.withdrawWalkIn = withdrawWalkIn;
        this.clock = clock;
    }

    @Operation(
            summary = "Asks a house whether somebody at the gate may come in",
            description =
                    "Its residents have until `answerBy`; no answer refuses. At most five may wait"
                            + " for a house.")
    @PostMapping
    @PreAuthorize("hasAuthority('walk-in:request')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<WalkInView> request(@RequestBody @Valid WalkInRequest request) {
        var walkIn = requestWalkIn.request(request.toDetails());
        return ResponseEntity.created(URI.create("/api/v1/walk-ins/" + walkIn.id()))
                .eTag(IfMatch.eTag(walkIn.currentVersion()))
                .body(WalkInView.of(walkIn, clock.instant()));
    }

    @Operation(summary = "Walk-ins, latest first; residents see their own, guards today's")
    @GetMapping
    @PreAuthorize("hasAnyAuthority('walk-in:read', 'walk-in:read:own')")
    Page<WalkInView> list(
            PageRequest page,
            @RequestParam Optional<WalkInStatus> status,
            @RequestParam Optional<UUID> propertyId) {
        var now = clock.instant();
        return Page.of(
                findWalkIns.page(page, status, propertyId),
                page,
                walkIn -> Cursor.at(walkIn.id()),
                walkIn -> WalkInView.of(walkIn, now));
    }

    @Operation(
            summary = "One walk-in",
            description =
                    "With `wait`, the answer comes once somebody has decided, or after so many"
                            + " seconds.")
    @GetMapping("/{walkInId}")
    @PreAuthorize("hasAnyAuthority('walk-in:read', 'walk-in:read:own')")
    ResponseEntity<WalkInView> get(
            @PathVariable UUID walkInId,
            @RequestParam(defaultValue = "0") @Min(0) @Max(LONGEST_WAIT_SECONDS) int wait) {
        return answer(awaitAnswer.await(walkInId, Duration.ofSeconds(wait)));
    }

    @Operation(
            summary = "Lets somebody in",
            description =
                    "The first answer counts. The visitor `visitorId` is expected for a short time;"
                            + " the guard checks them in.")
    @PostMapping("/{walkInId}/approval")
    @PreAuthorize("hasAuthority('walk-in:answer:own')")
    ResponseEntity<WalkInView> approve(@PathVariable UUID walkInId) {
        return answer(answerWalkIn.approve(walkInId));
    }

    @Operation(summary = "Does not let somebody in; the first answer counts")
    @PostMapping("/{walkInId}/refusal")
    @PreAuthorize("hasAuthority('walk-in:answer:own')")
    ResponseEntity<WalkInView> refuse(@PathVariable UUID walkInId) {
        return answer(answerWalkIn.refuse(walkInId));
    }

    @Operation(summary = "Takes the question back")
    @PostMapping("/{walkInId}/withdrawal")
    @PreAuthorize("hasAuthority('walk-in:request')")
    ResponseEntity<WalkInView> withdraw(@PathVariable UUID walkInId) {
        return answer(withdrawWalkIn.withdraw(walkInId));
    }

    private ResponseEntity<WalkInView> answer(WalkIn walkIn) {
        return IfMatch.answer(WalkInView.of(walkIn, clock.instant()), walkIn.currentVersion());
    }
}
