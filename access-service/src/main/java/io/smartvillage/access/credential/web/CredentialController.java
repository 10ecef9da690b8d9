package io.smartvillage.access.credential.web;

import io.smartvillage.access.credential.ChangeCredential;
import io.smartvillage.access.credential.Credential;
import io.smartvillage.access.credential.CredentialFilter;
import io.smartvillage.access.credential.CredentialKind;
import io.smartvillage.access.credential.CredentialStatus;
import io.smartvillage.access.credential.CredentialValue;
import io.smartvillage.access.credential.CredentialValueRefusedException;
import io.smartvillage.access.credential.FindCredentials;
import io.smartvillage.access.credential.IssueCredential;
import io.smartvillage.access.credential.ReactivateCredential;
import io.smartvillage.access.credential.ReportCredentialLost;
import io.smartvillage.access.credential.RevokeCredential;
import io.smartvillage.access.credential.SuspendCredential;
import io.smartvillage.platform.security.Caller;
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
import org.springframework.web.bind.annotation.PatchMapping;
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
    private final ChangeCredential changeCredential;
    private final SuspendCredential suspendCredential;
    private final ReactivateCredential reactivateCredential;
    private final ReportCredentialLost reportCredentialLost;
    private final RevokeCredential revokeCredential;
    private final FindCredentials findCredentials;
    private final Clock clock;

    CredentialController(
            IssueCredential issueCredential,
            ChangeCredential changeCredential,
            SuspendCredential suspendCredential,
            ReactivateCredential reactivateCredential,
            ReportCredentialLost reportCredentialLost,
            RevokeCredential revokeCredential,
            FindCredentials findCredentials,
            Clock clock) {
        this.issueCredential = issueCredential;
        this.changeCredential = changeCredential;
        this.suspendCredential = suspendCredential;
        this.reactivateCredential = reactivateCredential;
        this.reportCredentialLost = reportCredentialLost;
        this.revokeCredential = revokeCredential;
        this.findCredentials = findCredentials;
        this.clock = clock;
    }

    @Operation(
            summary = "Issues a card, a plate or an app",
            description =
                    "One holder at a time: to hand it over, revoke it and issue it again. A plate"
                            + " without its province is that number in any province.")
    @PostMapping
    @PreAuthorize("hasAuthority('credential:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<CredentialView> issue(@RequestBody @Valid CredentialRequest request) {
        var credential =
                issueCredential.issue(
                        request.kind(),
                        request.value(),
                        request.userId(),
                        request.propertyId(),
                        request.terms());
        return ResponseEntity.created(URI.create("/api/v1/credentials/" + credential.id()))
                .eTag(IfMatch.eTag(credential.currentVersion()))
                .body(view(credential));
    }

    @Operation(
            summary = "Credentials of the village; residents see what they hold",
            description =
                    "By value: name the kind with it; cards, plates and apps are found by the whole"
                            + " value only, a plate without its province in any province.")
    @GetMapping
    @PreAuthorize("hasAnyAuthority('credential:read', 'credential:read:own')")
    Page<CredentialView> list(
            PageRequest page,
            @RequestParam Optional<CredentialKind> kind,
            @RequestParam Optional<CredentialStatus> status,
            @RequestParam Optional<UUID> userId,
            @RequestParam Optional<UUID> propertyId,
            @RequestParam Optional<String> value) {
        var filter =
                new CredentialFilter(
                        kind, status, userId, propertyId, value.map(text -> value(kind, text)));
        return Page.of(
                findCredentials.page(page, filter),
                page,
                credential -> Cursor.at(credential.id()),
                this::view);
    }

    @Operation(summary = "One credential")
    @GetMapping("/{credentialId}")
    @PreAuthorize("hasAnyAuthority('credential:read', 'credential:read:own')")
    ResponseEntity<CredentialView> get(@PathVariable UUID credentialId) {
        return answer(findCredentials.get(credentialId));
    }

    @Operation(summary = "Changes when and where a credential opens, and whom to greet")
    @PatchMapping("/{credentialId}")
    @PreAuthorize("hasAuthority('credential:write')")
    ResponseEntity<CredentialView> change(
            @PathVariable UUID credentialId,
            IfMatch precondition,
            @RequestBody @Valid CredentialPatch patch) {
        return answer(changeCredential.change(credentialId, precondition, patch::applyTo));
    }

    @Operation(summary = "Stops a credential until it is reactivated")
    @PostMapping("/{credentialId}/suspension")
    @PreAuthorize("hasAuthority('credential:write')")
    ResponseEntity<CredentialView> suspend(@PathVariable UUID credentialId) {
        return answer(suspendCredential.suspend(credentialId));
    }

    @Operation(summary = "Lets a suspended or found credential open again")
    @PostMapping("/{credentialId}/reactivation")
    @PreAuthorize("hasAuthority('credential:write')")
    ResponseEntity<CredentialView> reactivate(@PathVariable UUID credentialId) {
        return answer(reactivateCredential.reactivate(credentialId));
    }

    @Operation(summary = "Stops a credential that was lost; residents report their own")
    @PostMapping("/{credentialId}/loss")
    @PreAuthorize("hasAnyAuthority('credential:report-loss', 'credential:report-loss:own')")
    ResponseEntity<CredentialView> reportLost(@PathVariable UUID credentialId) {
        return answer(reportCredentialLost.report(credentialId));
    }

    @Operation(summary = "Revokes a credential for good")
    @PostMapping("/{credentialId}/revocation")
    @PreAuthorize("hasAuthority('credential:write')")
    ResponseEntity<CredentialView> revoke(@PathVariable UUID credentialId) {
        return answer(revokeCredential.revoke(credentialId));
    }

    private static CredentialValue value(Optional<CredentialKind> kind, String text) {
        try {
            return CredentialValue.of(
                    kind.orElseThrow(() -> new BadParameterException("kind", "field.missing")),
                    text);
        } catch (CredentialValueRefusedException e) {
            throw e.in("value");
        }
    }

    private CredentialView view(Credential credential) {
        return CredentialView.of(
                credential, clock.instant(), Caller.current().mayAll("credential:read"));
    }

    private ResponseEntity<CredentialView> answer(Credential credential) {
        return IfMatch.answer(view(credential), credential.currentVersion());
    }
}
