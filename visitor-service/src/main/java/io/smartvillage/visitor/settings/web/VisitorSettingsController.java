package io.smartvillage.visitor.settings.web;

import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.visitor.settings.ChangeVisitorSettings;
import io.smartvillage.visitor.settings.FindVisitorSettings;
import io.smartvillage.visitor.settings.VisitorSettings;
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
@RequestMapping("/api/v1/visitor-settings")
class VisitorSettingsController {

    private final FindVisitorSettings findSettings;
    private final ChangeVisitorSettings changeSettings;

    VisitorSettingsController(
            FindVisitorSettings findSettings, ChangeVisitorSettings changeSettings) {
        this.findSettings = findSettings;
        this.changeSettings = changeSettings;
    }

    @Operation(
            summary = "What the village decided about its visitors",
            description = "The defaults, with the ETag `\"0\"`, as long as it has decided nothing.")
    @GetMapping
    @PreAuthorize("hasAuthority('visitor-settings:read')")
    ResponseEntity<VisitorSettingsView> get() {
        return answer(findSettings.current());
    }

    @Operation(
            summary = "Decides everything anew",
            description =
                    "What was registered before keeps the times it was given; the days of retention"
                            + " count for all that is kept.")
    @PutMapping
    @PreAuthorize("hasAuthority('visitor-settings:write')")
    ResponseEntity<VisitorSettingsView> put(
            IfMatch precondition, @RequestBody @Valid VisitorSettingsRequest request) {
        return answer(changeSettings.change(precondition, request.toTerms()));
    }

    private static ResponseEntity<VisitorSettingsView> answer(VisitorSettings settings) {
        return IfMatch.answer(VisitorSettingsView.of(settings), settings.version());
    }
}
