package io.smartvillage.billing.correction.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record ReasonRequest(
        @Schema(example = "ออกใบแจ้งหนี้ผิดหลัง") @NotBlank @Size(max = 500) String reason) {}
