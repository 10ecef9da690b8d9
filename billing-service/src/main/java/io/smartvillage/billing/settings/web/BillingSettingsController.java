package io.smartvillage.billing.settings.web;

import io.smartvillage.billing.settings.BillingSettings;
import io.smartvillage.billing.settings.ChangeBillingSettings;
import io.smartvillage.billing.settings.FindBillingSettings;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/billing-settings")
class BillingSettingsController {

    private final FindBillingSettings findSettings;
    private final ChangeBillingSettings changeSettings;

    BillingSettingsController(
            FindBillingSettings findSettings, ChangeBillingSettings changeSettings) {
        this.findSettings = findSettings;
        this.changeSettings = changeSettings;
    }

    @Operation(
            summary = "What the village decided about its bills",
            description = "The defaults, with the ETag `\"0\"`, as long as it has decided nothing.")
    @GetMapping
    @PreAuthorize("hasAuthority('billing-settings:read')")
    ResponseEntity<BillingSettingsView> get() {
        return answer(findSettings.current());
    }

    @Operation(
            summary = "Decides everything anew",
            description =
                    "An absent field is left open. Another letterhead is on new papers only: those"
                            + " that are issued keep theirs. The logo, a JPEG or PNG in base64, is"
                            + " kept without metadata.")
    @PutMapping
    @PreAuthorize("hasAuthority('billing-settings:write')")
    ResponseEntity<BillingSettingsView> put(
            IfMatch precondition, @RequestBody @Valid BillingSettingsRequest request) {
        return answer(changeSettings.change(precondition, request.toTerms()));
    }

    private static ResponseEntity<BillingSettingsView> answer(BillingSettings settings) {
        return IfMatch.answer(BillingSettingsView.of(settings), settings.version());
    }
}
