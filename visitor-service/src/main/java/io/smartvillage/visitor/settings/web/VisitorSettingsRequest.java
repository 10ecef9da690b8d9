package io.smartvillage.visitor.settings.web;

import io.smartvillage.visitor.settings.VisitorSettingsTerms;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

record VisitorSettingsRequest(
        @Schema(example = "8", description = "digits; a code that lives long has more")
                @NotNull
                @Min(6)
                @Max(12)
                Integer shortestCodeLength,
        @Schema(example = "30") @NotNull @Min(1) @Max(366) Integer longestVisitDays,
        @Schema(example = "24") @NotNull @Min(1) @Max(72) Integer longestDeliveryHours,
        @Schema(example = "120", description = "how long a resident may take to answer the gate")
                @NotNull
                @Min(30)
                @Max(600)
                Integer walkInTimeoutSeconds,
        @Schema(
                        example = "30",
                        description = "how long somebody who was approved may take to go in")
                @NotNull
                @Min(5)
                @Max(1440)
                Integer walkInPassMinutes,
        @Schema(example = "60", description = "after the end of the visit")
                @NotNull
                @Min(0)
                @Max(1440)
                Integer overstayGraceMinutes,
        @Schema(example = "180", description = "after which records that have ended are deleted")
                @NotNull
                @Min(7)
                @Max(3650)
                Integer retentionDays) {

    VisitorSettingsTerms toTerms() {
        return new VisitorSettingsTerms(
                shortestCodeLength,
                longestVisitDays,
                longestDeliveryHours,
                walkInTimeoutSeconds,
                walkInPassMinutes,
                overstayGraceMinutes,
                retentionDays);
    }
}
