package io.smartvillage.identity.personaldata.web;

import io.smartvillage.identity.personaldata.KeepSettings;
import io.smartvillage.identity.personaldata.PersonalDataSettings;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/personal-data-settings")
class PersonalDataSettingsController {

    record RetentionRequest(
            @Schema(example = "5", description = "after they left") @NotNull @Min(1) @Max(30)
                    Integer erasedAfterYears) {}

    record RetentionView(int erasedAfterYears, @Nullable Instant updatedAt) {}

    private final KeepSettings settings;

    PersonalDataSettingsController(KeepSettings settings) {
        this.settings = settings;
    }

    @Operation(
            summary = "How long the village keeps who left it",
            description = "The default, with the ETag `\"0\"`, as long as it has decided nothing.")
    @GetMapping
    @PreAuthorize("hasAuthority('personal-data-settings:read')")
    ResponseEntity<RetentionView> get() {
        return answer(settings.current());
    }

    @Operation(summary = "Decides how long the village keeps who left it")
    @PutMapping
    @PreAuthorize("hasAuthority('personal-data-settings:write')")
    ResponseEntity<RetentionView> put(
            IfMatch precondition, @RequestBody @Valid RetentionRequest request) {
        return answer(settings.change(precondition, request.erasedAfterYears()));
    }

    private static ResponseEntity<RetentionView> answer(PersonalDataSettings current) {
        return IfMatch.answer(
                new RetentionView(current.erasedAfterYears(), current.updatedAt()),
                current.version());
    }
}
