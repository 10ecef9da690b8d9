package io.smartvillage.identity.village.web;

import io.smartvillage.identity.village.ChangeVillage;
import io.smartvillage.identity.village.FindVillageHistory;
import io.smartvillage.identity.village.SettingsChange;
import io.smartvillage.identity.village.Village;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/village-settings")
class VillageSettingsController {

    /// @param sections what changed; empty for the state before the first change
    record VersionView(
            long version,
            List<String> sections,
            VillageSettingsView settings,
            @Nullable UUID changedBy,
            Instant changedAt) {

        static VersionView of(SettingsChange change) {
            return new VersionView(
                    change.version(),
                    change.sections(),
                    VillageSettingsView.of(change.settings()),
                    change.changedBy(),
                    change.changedAt());
        }
    }

    private final ChangeVillage changeVillage;
    private final FindVillageHistory history;
    private final SettingsSchema schema;

    VillageSettingsController(
            ChangeVillage changeVillage, FindVillageHistory history, SettingsSchema schema) {
        this.changeVillage = changeVillage;
        this.history = history;
        this.schema = schema;
    }

    @Operation(summary = "The village's settings, whole, with defaults where nothing was chosen")
    @GetMapping
    @PreAuthorize("hasAuthority('village-settings:read')")
    ResponseEntity<VillageSettingsView> get() {
        return answer(history.current());
    }

    @Operation(summary = "Which settings there are: JSON Schema, with defaults and bounds")
    @GetMapping("/schema")
    @PreAuthorize("hasAuthority('village-settings:read')")
    JsonNode schema() {
        return schema.document();
    }

    @Operation(
            summary = "Changes settings: only what is in the body",
            description =
                    "Takes effect everywhere within seconds. The version in If-Match is the"
                            + " village's: it also changes with the village's name or status.")
    @PatchMapping
    @PreAuthorize("hasAuthority('village-settings:write')")
    ResponseEntity<VillageSettingsView> change(
            IfMatch precondition, @RequestBody @Valid VillageSettingsPatch patch) {
        return answer(changeVillage.change(CurrentVillage.id(), precondition, patch::applyTo));
    }

    @Operation(summary = "What the settings were, from when on, and who changed what; latest first")
    @GetMapping("/versions")
    @PreAuthorize("hasAuthority('village-settings:read')")
    Page<VersionView> versions(PageRequest page) {
        return Page.of(
                history.settings(page),
                page,
                change -> Cursor.at(change.version()),
                VersionView::of);
    }

    private static ResponseEntity<VillageSettingsView> answer(Village village) {
        return IfMatch.answer(
                VillageSettingsView.of(village.details().settings()), village.currentVersion());
    }
}
