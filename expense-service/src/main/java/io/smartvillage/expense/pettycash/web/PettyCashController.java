package io.smartvillage.expense.pettycash.web;

import io.smartvillage.expense.pettycash.KeepPettyCash;
import io.smartvillage.expense.pettycash.PettyCashBox;
import io.smartvillage.expense.pettycash.PettyCashBoxTerms;
import io.smartvillage.expense.pettycash.PettyCashBoxes;
import io.smartvillage.expense.pettycash.PettyCashCount;
import io.smartvillage.expense.pettycash.PettyCashTopUp;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/petty-cash-boxes")
class PettyCashController {

    record BoxRequest(
            @Schema(example = "กล่องเงินสดย่อยสำนักงาน")
                    @NotBlank
                    @Size(max = 100)
                    @Pattern(regexp = "\\P{Cntrl}*", message = "{field.control-characters}")
                    String name,
            @Schema(example = "0198f000-0000-7000-8000-000000000511") @NotNull UUID fundId,
            @Schema(example = "0198f000-0000-7000-8000-000000000003", description = "who keeps it")
                    @NotNull
                    UUID custodianId,
            @Schema(example = "5000", description = "THB")
                    @NotNull
                    @Positive
                    @Digits(integer = 12, fraction = 2)
                    BigDecimal floatAmount) {

        PettyCashBoxTerms toTerms() {
            return new PettyCashBoxTerms(
                    name.strip(), fundId, custodianId, floatAmount.setScale(2));
        }
    }

    record FloatRequest(
            @Schema(example = "7500", description = "THB")
                    @NotNull
                    @Positive
                    @Digits(integer = 12, fraction = 2)
                    BigDecimal floatAmount) {}

    record CountRequest(
            @Schema(example = "4875.50", description = "THB")
                    @NotNull
                    @PositiveOrZero
                    @Digits(integer = 12, fraction = 2)
                    BigDecimal counted,
            @Schema(example = "ทอนเงินผิด", description = "needed for a difference")
                    @Size(max = 500)
                    @Pattern(
                            regexp = "[\\P{Cntrl}\\r\\n\\t]*",
                            message = "{field.control-characters}")
                    @Nullable String reason) {

        @Nullable String given() {
            return reason == null || reason.isBlank() ? null : reason.strip();
        }
    }

    /// Boxes are few: they are not paged.
    record BoxList(List<PettyCashBox> items) {}

    private final PettyCashBoxes boxes;
    private final KeepPettyCash keepPettyCash;

    PettyCashController(PettyCashBoxes boxes, KeepPettyCash keepPettyCash) {
        this.boxes = boxes;
        this.keepPettyCash = keepPettyCash;
    }

    @Operation(summary = "Sets up a box of petty cash; it is empty until it is topped up")
    @PostMapping
    @PreAuthorize("hasAuthority('petty-cash:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<PettyCashBox> setUp(@RequestBody @Valid BoxRequest request) {
        var box = keepPettyCash.setUp(request.toTerms(), Caller.current().userId());
        return ResponseEntity.created(URI.create("/api/v1/petty-cash-boxes/" + box.id())).body(box);
    }

    @Operation(summary = "Boxes of petty cash, with what is in them by the books")
    @GetMapping
    @PreAuthorize("hasAuthority('petty-cash:read')")
    BoxList list() {
        return new BoxList(boxes.all());
    }

    @Operation(summary = "One box")
    @GetMapping("/{pettyCashBoxId}")
    @PreAuthorize("hasAuthority('petty-cash:read')")
    PettyCashBox get(@PathVariable UUID pettyCashBoxId) {
        return boxes.get(pettyCashBoxId);
    }

    @Operation(summary = "Gives a box another float, from its next top-up on")
    @PutMapping("/{pettyCashBoxId}/float")
    @PreAuthorize("hasAuthority('petty-cash:write')")
    PettyCashBox changeFloat(
            @PathVariable UUID pettyCashBoxId, @RequestBody @Valid FloatRequest request) {
        return keepPettyCash.changeFloat(pettyCashBoxId, request.floatAmount().setScale(2));
    }

    @Operation(summary = "Brings a box back to its float, from the bank")
    @PostMapping("/{pettyCashBoxId}/top-ups")
    @PreAuthorize("hasAuthority('petty-cash:handle')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<PettyCashTopUp> topUp(@PathVariable UUID pettyCashBoxId) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(keepPettyCash.topUp(pettyCashBoxId, Caller.current().userId()));
    }

    @Operation(summary = "Top-ups of a box, the latest first")
    @GetMapping("/{pettyCashBoxId}/top-ups")
    @PreAuthorize("hasAuthority('petty-cash:read')")
    Page<PettyCashTopUp> topUps(@PathVariable UUID pettyCashBoxId, PageRequest page) {
        return Page.of(
                boxes.topUps(pettyCashBoxId, page),
                page,
                topUp -> Cursor.at(topUp.id()),
                topUp -> topUp);
    }

    @Operation(
            summary = "Counts a box: afterwards the books say what was counted",
            description = "A difference is booked as such, with the reason.")
    @PostMapping("/{pettyCashBoxId}/counts")
    @PreAuthorize("hasAuthority('petty-cash:handle')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<PettyCashCount> count(
            @PathVariable UUID pettyCashBoxId, @RequestBody @Valid CountRequest request) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(
                        keepPettyCash.count(
                                pettyCashBoxId,
                                request.counted().setScale(2),
                                request.given(),
                                Caller.current().userId()));
    }

    @Operation(summary = "Counts of a box, the latest first")
    @GetMapping("/{pettyCashBoxId}/counts")
    @PreAuthorize("hasAuthority('petty-cash:read')")
    Page<PettyCashCount> counts(@PathVariable UUID pettyCashBoxId, PageRequest page) {
        return Page.of(
                boxes.counts(pettyCashBoxId, page),
                page,
                count -> Cursor.at(count.id()),
                count -> count);
    }
}
