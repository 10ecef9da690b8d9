package io.smartvillage.billing.penalty.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record WaiverRequest(
        @Schema(example = "มติคณะกรรมการ ครั้งที่ 4/2569") @NotBlank @Size(max = 500)
                String reason) {}
