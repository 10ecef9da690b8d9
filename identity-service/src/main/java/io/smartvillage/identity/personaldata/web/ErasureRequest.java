package io.smartvillage.identity.personaldata.web;

import io.smartvillage.identity.user.PersonRules;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/// @param onOwnRequest also if they still belong to the village, which they then leave
record ErasureRequest(
        @Schema(example = "0198f000-0000-7000-8000-000000000201") @NotNull UUID villageUserId,
        @Schema(example = "false", description = "also if they still belong to the village")
                @NotNull
                Boolean onOwnRequest,
        @Schema(example = "ย้ายออกแล้ว")
                @NotNull
                @Pattern(regexp = PersonRules.LINE)
                @Size(max = 500)
                String reason) {

    @Override
    public String toString() {
        return "ErasureRequest[" + villageUserId + "]";
    }
}
