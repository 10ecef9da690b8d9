package io.smartvillage.access.credential.web;

import io.smartvillage.access.credential.Credential;
import io.smartvillage.access.credential.CredentialKind;
import io.smartvillage.access.credential.CredentialStatus;
import io.smartvillage.access.credential.FindCredentials;
import io.smartvillage.access.credential.IssueCredential;
import io.smartvillage.access.credential.RevokeCredential;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
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
@RequestMapping("/api/v1/credentials")
class CredentialController {

    private final IssueCredential issueCredential;
    private final RevokeCredential revokeCredential;
    private final FindCredentials findCredentials;

    CredentialController(
            IssueCredential issueCredential,
            RevokeCredential revokeCredential,
            FindCredentials findCredentials) {
        this.issueCredential = issueCredential;
        this.revokeCredential = revokeCredential;
        this.findCredentials = findCredentials;
    }

    @Operation(summary = "Issues a card, a plate or an app")
    @PostMapping
    @PreAuthorize("hasAuthority('credential:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<CredentialView> issue(@RequestBody @Valid CredentialRequest request) {
        var credential =
                issueCredential.issue(
                        request.kind(), request.value(), request.userId(), request.propertyId());
        return ResponseEntity.created(URI.create("/api/v1/credentials/" + credential.id()))
                .eTag(IfMatch.eTag(credential.currentVersion()))
                .body(CredentialView.of(credential));
    }

    @Operation(summary = "Credentials of the village")
    @GetMapping
    @PreAuthorize("hasAuthority('credential:read')")
    Page<CredentialView> list(
            PageRequest page,
            @RequestParam Optional<CredentialKind> kind,
            @RequestParam Optional<CredentialStatus> status,
            @RequestParam Optional<UUID> userId,
            @RequestParam Optional<UUID> propertyId) {
        return Page.of(
                findCredentials.page(page, kind, status, userId, propertyId),
                page,
                credential -> Cursor.at(credential.id()),
                CredentialView::of);
    }

    @Operation(summary = "One credential")
    @GetMapping("/{credentialId}")
    @PreAuthorize("hasAuthority('credential:read')")
    ResponseEntity<CredentialView> get(@PathVariable UUID credentialId) {
        return answer(findCredentials.get(credentialId));
    }

    @Operation(summary = "Revokes a credential for good")
    @PostMapping("/{credentialId}/revocation")
    @PreAuthorize("hasAuthority('credential:write')")
    ResponseEntity<CredentialView> revoke(@PathVariable UUID credentialId) {
        return answer(revokeCredential.revoke(credentialId));
    }

    private static ResponseEntity<CredentialView> answer(Credential credential) {
        return IfMatch.answer(CredentialView.of(credential), credential.currentVersion());
    }
}
