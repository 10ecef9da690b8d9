package io.smartvillage.property.settings.web;

import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.property.settings.ChangePropertySettings;
import io.smartvillage.property.settings.FindPropertySettings;
import io.smartvillage.property.settings.PropertySettings;
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
@RequestMapping("/api/v1/property-settings")
class PropertySettingsController {

    private final FindPropertySettings findSettings;
    private final ChangePropertySettings changeSettings;

    PropertySettingsController(
            FindPropertySettings findSettings, ChangePropertySettings changeSettings) {
        this.findSettings = findSettings;
        this.changeSettings = changeSettings;
    }

    @Operation(
            summary = "What is kept about houses",
            description = "The defaults, with the ETag `\"0\"`, as long as nothing was decided.")
    @GetMapping
    @PreAuthorize("hasAuthority('property-settings:read')")
    ResponseEntity<PropertySettingsView> get() {
        return answer(findSettings.current());
    }

    @Operation(
            summary = "Decides everything anew",
            description = "What is kept no longer stays as it is, and nothing is added to it.")
    @PutMapping
    @PreAuthorize("hasAuthority('property-settings:write')")
    ResponseEntity<PropertySettingsView> put(
            IfMatch precondition, @RequestBody @Valid PropertySettingsRequest request) {
        return answer(
                changeSettings.change(
                        precondition,
                        request.partialOwnership(),
                        request.vehicles(),
                        request.pets(),
                        request.keycards()));
    }

    private static ResponseEntity<PropertySettingsView> answer(PropertySettings settings) {
        return IfMatch.answer(PropertySettingsView.of(settings), settings.version());
    }
}
