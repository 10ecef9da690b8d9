package io.smartvillage.visitor.visitor.web;

import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.visitor.visitor.CancelVisitor;
import io.smartvillage.visitor.visitor.CheckVisitor;
import io.smartvillage.visitor.visitor.FindVisitors;
import io.smartvillage.visitor.visitor.RegisterVisitor;
import io.smartvillage.visitor.visitor.Visitor;
import io.smartvillage.visitor.visitor.VisitorFilter;
import io.smartvillage.visitor.visitor.VisitorStatus;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
@RequestMapping("/api/v1/visitors")
class VisitorController {

    private final RegisterVisitor registerVisitor;
    private final FindVisitors findVisitors;
    private final CancelVisitor cancelVisitor;
    private final CheckVisitor checkVisitor;
    private final Clock clock;

    VisitorController(
            RegisterVisitor registerVisitor,
            FindVisitors findVisitors,
            CancelVisitor cancelVisitor,
            CheckVisitor checkVisitor,
            Clock clock) {
        this.registerVisitor = registerVisitor;
        this.findVisitors = findVisitors;
        this.cancelVisitor = cancelVisitor;
        this.checkVisitor = checkVisitor;
        this.clock = clock;
    }

    @Operation(summary = "Registers a visitor; only this answer shows the entry code")
    @PostMapping
    @PreAuthorize("hasAnyAuthority('visitor:register', 'visitor:register:own')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<VisitorView> register(@RequestBody @Valid VisitorRequest request) {
        var registered = registerVisitor.register(request.toDetails(clock.instant()));
        var visitor = registered.visitor();
        return ResponseEntity.created(URI.create("/api/v1/visitors/" + visitor.id()))
                .eTag(IfMatch.eTag(visitor.currentVersion()))
                .body(VisitorView.of(visitor, clock.instant(), registered.entryCode()));
    }

    @Operation(
            summary =
                    "Visitors, latest first; residents see those of their own houses, guards today's")
    @GetMapping
    @PreAuthorize("hasAnyAuthority('visitor:read', 'visitor:read:own')")
    Page<VisitorView> list(
            PageRequest page,
            @RequestParam Optional<VisitorStatus> status,
            @RequestParam Optional<UUID> propertyId,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    Optional<LocalDate> validOn,
            @RequestParam Optional<Boolean> overstaying) {
        var now = clock.instant();
        return Page.of(
                findVisitors.page(
                        page, new VisitorFilter(status, propertyId, validOn, overstaying)),
                page,
                visitor -> Cursor.at(visitor.id()),
                visitor -> VisitorView.of(visitor, now));
    }

    @Operation(summary = "One visitor")
    @GetMapping("/{visitorId}")
    @PreAuthorize("hasAnyAuthority('visitor:read', 'visitor:read:own')")
    ResponseEntity<VisitorView> get(@PathVariable UUID visitorId) {
        return answer(findVisitors.get(visitorId));
    }

    @Operation(summary = "Cancels a visitor; the code opens nothing any more")
    @PostMapping("/{visitorId}/cancellation")
    @PreAuthorize("hasAnyAuthority('visitor:cancel', 'visitor:cancel:own')")
    ResponseEntity<VisitorView> cancel(@PathVariable UUID visitorId) {
        return answer(cancelVisitor.cancel(visitorId));
    }

    @Operation(
            summary = "Lets a visitor in by hand",
            description =
                    "The pass is used, and the access log has it as opened by hand: at `gateId`, or"
                            + " at the village's first gate.")
    @PostMapping("/{visitorId}/check-in")
    @PreAuthorize("hasAuthority('visitor:check')")
    ResponseEntity<VisitorView> checkIn(
            @PathVariable UUID visitorId,
            @RequestBody(required = false) @Nullable CheckRequest request) {
        return answer(checkVisitor.in(visitorId, CheckRequest.gateOf(request)));
    }

    @Operation(
            summary = "Sees a visitor out by hand",
            description = "The access log has it: at `gateId`, or at the village's first gate.")
    @PostMapping("/{visitorId}/check-out")
    @PreAuthorize("hasAuthority('visitor:check')")
    ResponseEntity<VisitorView> checkOut(
            @PathVariable UUID visitorId,
            @RequestBody(required = false) @Nullable CheckRequest request) {
        return answer(checkVisitor.out(visitorId, CheckRequest.gateOf(request)));
    }

    @Operation(summary = "Turns a visitor away; the code opens nothing any more")
    @PostMapping("/{visitorId}/denial")
    @PreAuthorize("hasAuthority('visitor:check')")
    ResponseEntity<VisitorView> deny(@PathVariable UUID visitorId) {
        return answer(checkVisitor.deny(visitorId));
    }

    private ResponseEntity<VisitorView> answer(Visitor visitor) {
        return IfMatch.answer(VisitorView.of(visitor, clock.instant()), visitor.currentVersion());
    }
}
