package io.smartvillage.identity.village.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Why a village is suspended or activated again.
record ReasonRequest(
        @Schema(example = "ค้างค่าบริการสองเดือน")
                @Pattern(regexp = VillageRequest.LINE)
                @Size(max = 300)
                @Nullable String reason) {

    static @Nullable String of(@Nullable ReasonRequest request) {
        return request == null || request.reason() == null ? null : request.reason().strip();
    }
}
