package io.smartvillage.billing.penalty.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Only what is to change; an absent field stays as it is.
record PenaltyRulePatch(
        @Schema(example = "เบี้ยปรับชำระล่าช้า (เดิม)")
                @Pattern(regexp = ".*\\S.*")
                @Size(max = 100)
                @Nullable String name,
        @Schema(example = "2034-01-01", description = "first day no longer in force")
                @Nullable LocalDate validUntil) {}
