package io.smartvillage.billing.correction.web;

import io.smartvillage.billing.correction.NoteLine;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

record DebitNoteRequest(
        @Schema(example = "1.00", description = "baht; may be absent if there are lines")
                @Positive
                @Digits(integer = 9, fraction = 2)
                @Nullable BigDecimal amount,
        @Schema(description = "absent: one line with the reason") @Size(max = 50)
                @Nullable List<@Valid NoteLineRequest> lines,
        @Schema(example = "ค่าบัตรผ่านเพิ่ม") @NotBlank @Size(max = 500) String reason) {

    List<NoteLine> toLines() {
        return NoteLineRequest.toLines(amount, lines, reason.strip());
    }
}
