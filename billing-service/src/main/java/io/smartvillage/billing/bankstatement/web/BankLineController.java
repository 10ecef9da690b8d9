package io.smartvillage.billing.bankstatement.web;

import io.smartvillage.billing.bankstatement.BankLineStatus;
import io.smartvillage.billing.bankstatement.FindBankLines;
import io.smartvillage.billing.bankstatement.PlaceBankLine;
import io.smartvillage.platform.audit.ShowsPeople;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/bank-lines")
class BankLineController {

    private final FindBankLines findBankLines;
    private final PlaceBankLine placeBankLine;

    BankLineController(FindBankLines findBankLines, PlaceBankLine placeBankLine) {
        this.findBankLines = findBankLines;
        this.placeBankLine = placeBankLine;
    }

    @Operation(
            summary = "Money that came in and went out, with what it was matched to and why",
            description = "With `status=unidentified`: what somebody has to place.")
    @GetMapping
    @PreAuthorize("hasAuthority('bank-statement:read')")
    @ShowsPeople
    Page<BankLineView> list(
            PageRequest page,
            @RequestParam Optional<UUID> bankAccountId,
            @RequestParam Optional<BankLineStatus> status,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to) {
        return Page.of(
                findBankLines.page(page, new FindBankLines.Filter(bankAccountId, status, from, to)),
                page,
                line -> Cursor.at(line.id()),
                BankLineView::of);
    }

    @Operation(summary = "One line")
    @GetMapping("/{bankLineId}")
    @PreAuthorize("hasAuthority('bank-statement:read')")
    @ShowsPeople
    BankLineView get(@PathVariable UUID bankLineId) {
        return BankLineView.of(findBankLines.get(bankLineId));
    }

    @Operation(
            summary = "Says whose money an unidentified line is",
            description =
                    "A house, invoices of one house, or a payment. The payment is verified with"
                            + " this money; one that was verified before is only linked.")
    @PostMapping("/{bankLineId}/placement")
    @PreAuthorize("hasAuthority('payment:verify')")
    @Idempotent
    BankLineView place(
            @PathVariable UUID bankLineId, @RequestBody @Valid PlacementRequest request) {
        var line = findBankLines.get(bankLineId);
        return BankLineView.of(
                placeBankLine.place(line.id(), request.toPlacement(), request.note()));
    }
}
