package io.smartvillage.expense.expense.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

record ApprovalRequest(
        @Schema(example = "13375.54", description = "THB with VAT, as the approver has seen it")
                @NotNull
                @Positive
                @Digits(integer = 12, fraction = 2)
                BigDecimal totalAmount) {}
