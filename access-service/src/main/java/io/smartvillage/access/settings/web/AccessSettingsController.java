package io.smartvillage.access.settings.web;

import io.smartvillage.access.settings.AccessSettings;
import io.smartvillage.access.settings.ChangeAccessSettings;
import io.smartvillage.access.settings.FindAccessSettings;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/access-settings")
class AccessSettingsController {

    private final FindAccessSettings findSettings;
    private final ChangeAccessSettings changeSettings;

    AccessSettingsController(FindAccessSettings findSettings, ChangeAccessSettings changeSettings) {
        this.findSettings = findSettings;
        this.changeSettings = changeSettings;
    }

    @Operation(
            summary = "How long decisions are kept and visitors may stay",
            description = "The defaults, with the ETag `\"0\"`, as long as nothing was decided.")
    @GetMapping
    @PreAuthorize("hasAuthority('access-settings:read')")
    ResponseEntity<AccessSettingsView> get() {
        return answer(findSettings.current());
    }

    @Operation(
            summary = "Decides everything anew",
            description = "A shorter retention removes what is older within hours, and for good.")
    @PutMapping
    @PreAuthorize("hasAuthority('access-settings:write')")
    ResponseEntity<AccessSettingsView> put(
            IfMatch precondition, @RequestBody @Valid AccessSettingsRequest request) {
        return answer(
                changeSettings.change(
                        precondition,
                        request.logRetentionMonths(),
                        Duration.ofMinutes(request.overstayGraceMinutes()),
                        Duration.ofHours(request.overstayAfterHours())));
    }

    private static ResponseEntity<AccessSettingsView> answer(AccessSettings settings) {
        return IfMatch.answer(AccessSettingsView.of(settings), settings.version());
    }
}
