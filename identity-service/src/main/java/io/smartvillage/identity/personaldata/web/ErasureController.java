package io.smartvillage.identity.personaldata.web;

import io.smartvillage.identity.personaldata.FindErasures;
import io.smartvillage.identity.personaldata.RequestErasure;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
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
@RequestMapping("/api/v1/erasures")
class ErasureController {

    private final RequestErasure requestErasure;
    private final FindErasures findErasures;

    ErasureController(RequestErasure requestErasure, FindErasures findErasures) {
        this.requestErasure = requestErasure;
        this.findErasures = findErasures;
    }

    @Operation(
            summary = "Has a person forgotten by all services, for good",
            description =
                    "For somebody who left the village, or who asks for it themselves. Nobody who"
                            + " lives in a house or owns one. Amounts, numbers and counts stay, under an"
                            + " id that names nobody.")
    @PostMapping
    @PreAuthorize("hasAuthority('erasure:request')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Idempotent
    ResponseEntity<ErasureView> request(@RequestBody @Valid ErasureRequest request) {
        var erasure =
                requestErasure.request(
                        request.villageUserId(), request.onOwnRequest(), request.reason().strip());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/erasures/" + erasure.id()))
                .body(ErasureView.of(erasure));
    }

    @Operation(
            summary = "Has all services forget the person once more",
            description = "For when one of them was restored from a backup older than the erasure.")
    @PostMapping("/{erasureId}/repetition")
    @PreAuthorize("hasAuthority('erasure:request')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ErasureView repeat(@PathVariable UUID erasureId) {
        return ErasureView.of(requestErasure.repeat(erasureId));
    }

    @Operation(summary = "Erasures, the latest first")
    @GetMapping
    @PreAuthorize("hasAuthority('erasure:read')")
    Page<ErasureView> list(PageRequest page, @RequestParam Optional<UUID> villageUserId) {
        return Page.of(
                findErasures.page(page, villageUserId),
                page,
                erasure -> Cursor.at(erasure.id()),
                ErasureView::of);
    }

    @Operation(summary = "How far a person is forgotten, step by step")
    @GetMapping("/{erasureId}")
    @PreAuthorize("hasAuthority('erasure:read')")
    ErasureView get(@PathVariable UUID erasureId) {
        return ErasureView.of(findErasures.get(erasureId));
    }
}
