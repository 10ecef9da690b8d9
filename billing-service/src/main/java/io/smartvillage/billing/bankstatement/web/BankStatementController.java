package io.smartvillage.billing.bankstatement.web;

import io.smartvillage.billing.bankstatement.FindStatements;
import io.smartvillage.billing.bankstatement.ImportStatement;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/bank-statements")
class BankStatementController {

    private final ImportStatement importStatement;
    private final FindStatements findStatements;

    BankStatementController(ImportStatement importStatement, FindStatements findStatements) {
        this.importStatement = importStatement;
        this.findStatements = findStatements;
    }

    @Operation(
            summary = "Imports a bank's CSV file; each line is taken once",
            description =
                    "At most 5 MiB in the part `file`, UTF-8 or TIS-620. Rows that cannot be read"
                            + " are reported and the others taken. The same file again adds nothing"
                            + " and is answered with 200.")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAuthority('bank-statement:import')")
    @Idempotent
    ResponseEntity<BankStatementView> take(
            @RequestParam UUID bankAccountId, @RequestPart MultipartFile file) throws IOException {
        try (var content = file.getInputStream()) {
            var imported = importStatement.take(bankAccountId, content);
            var answer =
                    imported.isNew()
                            ? ResponseEntity.created(
                                    URI.create(
                                            "/api/v1/bank-statements/" + imported.statement().id()))
                            : ResponseEntity.ok();
            return answer.body(BankStatementView.of(imported));
        }
    }

    @Operation(summary = "Files that were imported")
    @GetMapping
    @PreAuthorize("hasAuthority('bank-statement:read')")
    Page<BankStatementView> list(PageRequest page, @RequestParam Optional<UUID> bankAccountId) {
        return Page.of(
                findStatements.page(page, bankAccountId),
                page,
                statement -> Cursor.at(statement.id()),
                BankStatementView::of);
    }

    @Operation(summary = "One file, and what has become of its lines")
    @GetMapping("/{bankStatementId}")
    @PreAuthorize("hasAuthority('bank-statement:read')")
    BankStatementView get(@PathVariable UUID bankStatementId) {
        return BankStatementView.of(findStatements.get(bankStatementId));
    }
}
