package io.smartvillage.expense.fund.web;

import io.smartvillage.expense.fund.Fund;
import io.smartvillage.expense.fund.FundBalance;
import io.smartvillage.expense.fund.FundTransfer;
import io.smartvillage.expense.fund.FundTransferTerms;
import io.smartvillage.expense.fund.Funds;
import io.smartvillage.expense.fund.OpenFund;
import io.smartvillage.expense.fund.TransferFunds;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
@RequestMapping("/api/v1")
class FundController {

    record FundRequest(
            @Schema(example = "กองทุนสระว่ายน้ำ")
                    @NotBlank
                    @Size(max = 100)
                    @Pattern(regexp = "\\P{Cntrl}*", message = "{field.control-characters}")
                    String name,
            @Schema(example = "Pool fund")
                    @Size(max = 100)
                    @Pattern(regexp = "\\P{Cntrl}*", message = "{field.control-characters}")
                    @Nullable String nameEn) {}

    record OpeningRequest(
            @Schema(example = "250000", description = "THB")
                    @NotNull
                    @PositiveOrZero
                    @Digits(integer = 12, fraction = 2)
                    BigDecimal amount,
            @Schema(example = "2025-01-01") @NotNull LocalDate on) {}

    record TransferRequest(
            @Schema(example = "0198f000-0000-7000-8000-000000000511") @NotNull UUID fromFundId,
            @Schema(example = "0198f000-0000-7000-8000-000000000512") @NotNull UUID toFundId,
            @Schema(example = "20000", description = "THB")
                    @NotNull
                    @Positive
                    @Digits(integer = 12, fraction = 2)
                    BigDecimal amount,
            @Schema(example = "2025-11-20") @NotNull LocalDate transferredOn,
            @Schema(example = "สมทบกองทุนสำรองตามมติที่ประชุม")
                    @NotBlank
                    @Size(max = 500)
                    @Pattern(
                            regexp = "[\\P{Cntrl}\\r\\n\\t]*",
                            message = "{field.control-characters}")
                    String reason) {

        FundTransferTerms toTerms() {
            return new FundTransferTerms(
                    fromFundId, toFundId, amount.setScale(2), transferredOn, reason.strip());
        }
    }

    /// Funds are few: they are not paged.
    record FundList(List<Fund> items) {}

    private final Funds funds;
    private final OpenFund openFund;
    private final TransferFunds transferFunds;

    FundController(Funds funds, OpenFund openFund, TransferFunds transferFunds) {
        this.funds = funds;
        this.openFund = openFund;
        this.transferFunds = transferFunds;
    }

    @Operation(summary = "Sets money apart for something: a fund beside the common and the sinking")
    @PostMapping("/funds")
    @PreAuthorize("hasAuthority('fund:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<Fund> set(@RequestBody @Valid FundRequest request) {
        var fund =
                openFund.set(
                        request.name().strip(),
                        Objects.requireNonNullElse(request.nameEn(), "").strip());
        return ResponseEntity.created(URI.create("/api/v1/funds/" + fund.id())).body(fund);
    }

    @Operation(summary = "Funds of the village")
    @GetMapping("/funds")
    @PreAuthorize("hasAuthority('fund:read')")
    FundList list() {
        return new FundList(funds.all());
    }

    @Operation(summary = "One fund")
    @GetMapping("/funds/{fundId}")
    @PreAuthorize("hasAuthority('fund:read')")
    Fund get(@PathVariable UUID fundId) {
        return funds.get(fundId);
    }

    @Operation(
            summary = "What a fund has by the books of what is spent",
            description = "The fees that came in are in the books of billing, not in these.")
    @GetMapping("/funds/{fundId}/balance")
    @PreAuthorize("hasAuthority('fund:read')")
    FundBalance balance(@PathVariable UUID fundId) {
        return funds.balance(fundId);
    }

    @Operation(
            summary = "Says what a fund began with",
            description = "Said again, the difference to what was said before is booked.")
    @PostMapping("/funds/{fundId}/opening-balance")
    @PreAuthorize("hasAuthority('fund:write')")
    @Idempotent
    Fund beginWith(@PathVariable UUID fundId, @RequestBody @Valid OpeningRequest request) {
        return openFund.beginWith(fundId, request.amount().setScale(2), request.on());
    }

    @Operation(summary = "Moves money from one fund to another")
    @PostMapping("/fund-transfers")
    @PreAuthorize("hasAuthority('fund:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<FundTransfer> transfer(@RequestBody @Valid TransferRequest request) {
        var transfer = transferFunds.transfer(request.toTerms(), Caller.current().userId());
        return ResponseEntity.status(HttpStatus.CREATED).body(transfer);
    }

    @Operation(summary = "Transfers between funds, the latest first")
    @GetMapping("/fund-transfers")
    @PreAuthorize("hasAuthority('fund:read')")
    Page<FundTransfer> transfers(PageRequest page, @RequestParam Optional<UUID> fundId) {
        return Page.of(
                funds.transfers(page, fundId),
                page,
                transfer -> Cursor.at(transfer.id()),
                transfer -> transfer);
    }
}
