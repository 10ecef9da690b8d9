package io.smartvillage.access.settings.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

record AccessSettingsRequest(
        @Schema(example = "13", description = "whole months that decisions are kept")
                @NotNull
                @Min(1)
                @Max(120)
                Integer logRetentionMonths,
        @Schema(example = "30", description = "after somebody was to be gone")
                @NotNull
                @Min(0)
                @Max(1440)
                Integer overstayGraceMinutes,
        @Schema(example = "24", description = "of a visitor, whatever the pass says")
                @NotNull
                @Min(1)
                @Max(720)
                Integer overstayAfterHours) {}
