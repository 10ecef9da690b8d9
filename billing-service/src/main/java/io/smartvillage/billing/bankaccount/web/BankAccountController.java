package io.smartvillage.billing.bankaccount.web;

import io.smartvillage.billing.bankaccount.AddBankAccount;
import io.smartvillage.billing.bankaccount.BankAccount;
import io.smartvillage.billing.bankaccount.ChangeBankAccount;
import io.smartvillage.billing.bankaccount.ChangeCallbackSecrets;
import io.smartvillage.billing.bankaccount.FindBankAccounts;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/bank-accounts")
class BankAccountController {

    private final AddBankAccount addBankAccount;
    private final ChangeBankAccount changeBankAccount;
    private final FindBankAccounts findBankAccounts;
    private final ChangeCallbackSecrets secrets;

    BankAccountController(
            AddBankAccount addBankAccount,
            ChangeBankAccount changeBankAccount,
            FindBankAccounts findBankAccounts,
            ChangeCallbackSecrets secrets) {
        this.addBankAccount = addBankAccount;
        this.changeBankAccount = changeBankAccount;
        this.findBankAccounts = findBankAccounts;
        this.secrets = secrets;
    }

    @Operation(summary = "Registers an account of the village at a bank")
    @PostMapping
    @PreAuthorize("hasAuthority('bank-account:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<BankAccountView> add(@RequestBody @Valid BankAccountRequest request) {
        var account = addBankAccount.add(request.knownBank(), request.number(), request.toTerms());
        return ResponseEntity.created(URI.create("/api/v1/bank-accounts/" + account.id()))
                .eTag(IfMatch.eTag(account.currentVersion()))
                .body(BankAccountView.of(account));
    }

    @Operation(summary = "The village's bank accounts")
    @GetMapping
    @PreAuthorize("hasAuthority('bank-account:read')")
    Page<BankAccountView> list(PageRequest page) {
        return Page.of(
                findBankAccounts.page(page),
                page,
                account -> Cursor.at(account.id()),
                BankAccountView::of);
    }

    @Operation(summary = "One bank account")
    @GetMapping("/{bankAccountId}")
    @PreAuthorize("hasAuthority('bank-account:read')")
    ResponseEntity<BankAccountView> get(@PathVariable UUID bankAccountId) {
        return answer(findBankAccounts.get(bankAccountId));
    }

    @Operation(
            summary = "Renames an account, or sets how its statements are read and matched",
            description = "Bank and number stay: another number is another account.")
    @PatchMapping("/{bankAccountId}")
    @PreAuthorize("hasAuthority('bank-account:write')")
    ResponseEntity<BankAccountView> change(
            @PathVariable UUID bankAccountId,
            IfMatch precondition,
            @RequestBody @Valid BankAccountPatch patch) {
        return answer(changeBankAccount.change(bankAccountId, precondition, patch::over));
    }

    @Operation(
            summary = "Makes the secret that the bank signs call-backs with, or the next one",
            description =
                    "Shown in this answer only. The one before it stays good until it is revoked"
                            + " or another one is made.")
    @PostMapping("/{bankAccountId}/callback-secrets")
    @PreAuthorize("hasAuthority('bank-account:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    CallbackSecretView makeSecret(@PathVariable UUID bankAccountId) {
        return CallbackSecretView.of(secrets.make(bankAccountId));
    }

    @Operation(summary = "Which secrets there were and are, newest first; not the secrets")
    @GetMapping("/{bankAccountId}/callback-secrets")
    @PreAuthorize("hasAuthority('bank-account:read')")
    List<CallbackSecretView> listSecrets(@PathVariable UUID bankAccountId) {
        return secrets.of(bankAccountId).stream().map(CallbackSecretView::of).toList();
    }

    @Operation(
            summary = "Revokes a secret at once",
            description = "Revoking it again changes nothing.")
    @PostMapping("/{bankAccountId}/callback-secrets/{callbackSecretId}/revocation")
    @PreAuthorize("hasAuthority('bank-account:write')")
    CallbackSecretView revokeSecret(
            @PathVariable UUID bankAccountId, @PathVariable UUID callbackSecretId) {
        return CallbackSecretView.of(secrets.revoke(bankAccountId, callbackSecretId));
    }

    private static ResponseEntity<BankAccountView> answer(BankAccount account) {
        return IfMatch.answer(BankAccountView.of(account), account.currentVersion());
    }
}
