package io.smartvillage.identity.consent.web;

import io.smartvillage.identity.consent.ConsentEntry;
import io.smartvillage.identity.consent.ConsentPurpose;
import io.smartvillage.identity.consent.FindConsents;
import io.smartvillage.identity.consent.OwnConsent;
import io.smartvillage.identity.consent.PublishConsentPurpose;
import io.smartvillage.identity.consent.SayConsent;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
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
class ConsentController {

    private final PublishConsentPurpose publishPurpose;
    private final SayConsent sayConsent;
    private final FindConsents findConsents;

    ConsentController(
            PublishConsentPurpose publishPurpose,
            SayConsent sayConsent,
            FindConsents findConsents) {
        this.publishPurpose = publishPurpose;
        this.sayConsent = sayConsent;
        this.findConsents = findConsents;
    }

    @Operation(
            summary = "Asks people to agree to something, or to the same in other words",
            description = "Another version of a code is asked anew; what was said before stays.")
    @PostMapping("/consent-purposes")
    @PreAuthorize("hasAuthority('consent-purpose:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ConsentPurpose publish(@RequestBody @Valid ConsentPurposeRequest request) {
        return publishPurpose.publish(
                request.code(), request.textTh().strip(), request.textEn().strip());
    }

    @Operation(summary = "What people are asked to agree to, in its present words")
    @GetMapping("/consent-purposes")
    @PreAuthorize("hasAuthority('consent-purpose:read')")
    List<ConsentPurpose> purposes() {
        return findConsents.purposes();
    }

    @Operation(summary = "What the caller is asked, and what they said to it")
    @GetMapping("/me/consents")
    @PreAuthorize("hasAuthority('consent:give:own')")
    List<OwnConsent> own() {
        return findConsents.own();
    }

    @Operation(summary = "The caller agrees to the present words of a purpose")
    @PostMapping("/me/consents")
    @PreAuthorize("hasAuthority('consent:give:own')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    OwnConsent give(@RequestBody @Valid GiveConsentRequest request) {
        return sayConsent.give(request.consentPurposeId());
    }

    @Operation(summary = "The caller takes back what they agreed to, in whichever words")
    @PostMapping("/me/consents/{consentPurposeId}/withdrawal")
    @PreAuthorize("hasAuthority('consent:give:own')")
    OwnConsent withdraw(@PathVariable UUID consentPurposeId) {
        return sayConsent.withdraw(consentPurposeId);
    }

    @Operation(
            summary = "Who agreed to what and who took it back, the latest first",
            description = "With `current`, only the last that each person said about each purpose.")
    @GetMapping("/consents")
    @PreAuthorize("hasAuthority('consent:read')")
    Page<ConsentEntry> list(
            PageRequest page,
            @RequestParam Optional<UUID> villageUserId,
            @RequestParam Optional<@Size(max = 50) String> code,
            @RequestParam Optional<Boolean> given,
            @RequestParam Optional<Boolean> current) {
        return Page.of(
                findConsents.page(
                        page,
                        new FindConsents.Filters(
                                villageUserId, code, given, current.orElse(false))),
                page,
                entry -> Cursor.at(entry.id()),
                Function.identity());
    }
}
