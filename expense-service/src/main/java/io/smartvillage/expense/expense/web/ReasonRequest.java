package io.smartvillage.expense.expense.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

record ReasonRequest(
        @Schema(example = "ใบแจ้งหนี้ไม่ตรงกับใบสั่งซื้อ")
                @NotBlank
                @Size(max = 500)
                @Pattern(regexp = "[\\P{Cntrl}\\r\\n\\t]*", message = "{field.control-characters}")
                String reason) {}
