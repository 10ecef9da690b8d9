package io.smartvillage.billing.penalty.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

record AssessmentRequest(
        @Schema(
                        example = "2026-01-31",
                        description = "days before it are charged; absent: those before today")
                @Nullable LocalDate asOf) {}
