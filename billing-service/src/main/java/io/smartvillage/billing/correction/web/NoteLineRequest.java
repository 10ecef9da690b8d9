package io.smartvillage.billing.correction.web;

import io.smartvillage.billing.correction.NoteLine;
import io.smartvillage.billing.invoice.LineItem;
import io.smartvillage.billing.invoice.LineItem.Unit;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

record NoteLineRequest(
        @Schema(example = "ค่าส่วนกลางเรียกเก็บเกิน") @NotBlank @Size(max = 200) String description,
        @Schema(example = "เนื้อที่ 50 ตร.ว. ไม่ใช่ 52")
                @Pattern(regexp = ".*\\S.*")
                @Size(max = 300)
                @Nullable String detail,
        @Schema(example = "1") @NotNull @Positive @Digits(integer = 9, fraction = 4)
                BigDecimal quantity,
        @Schema(example = "item") @NotNull Unit unit,
        @Schema(example = "1.00", description = "baht for one unit; for baht, percent")
                @NotNull
                @Positive
                @Digits(integer = 9, fraction = 4)
                BigDecimal rate) {

    private NoteLine toLine() {
        return new NoteLine(
                description.strip(),
                detail == null ? null : detail.strip(),
                quantity,
                unit,
                rate,
                LineItem.amountOf(quantity, unit, rate));
    }

    /// @param amount of all lines; without lines it is the one line
    /// @throws BadParameterException if neither is there, they differ, or a line is worth nothing
    static List<NoteLine> toLines(
            @Nullable BigDecimal amount, @Nullable List<NoteLineRequest> requests, String reason) {
        if (requests == null || requests.isEmpty()) {
            if (amount == null) {
                throw new BadParameterException("amount", "field.missing");
            }
            return List.of(new NoteLine(reason, null, BigDecimal.ONE, Unit.ITEM, amount, amount));
        }
        var lines = requests.stream().map(NoteLineRequest::toLine).toList();
        var wrong = new ArrayList<FieldMessage>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).amount().signum() == 0) {
                wrong.add(new FieldMessage("lines[" + i + "]", "field.line-of-nothing", List.of()));
            }
        }
        var sum = lines.stream().map(NoteLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(LineItem.MOST) > 0) {
            wrong.add(
                    new FieldMessage(
                            "lines", "field.range", List.of("0.01", LineItem.MOST.toString())));
        }
        if (amount != null && amount.compareTo(sum) != 0) {
            wrong.add(new FieldMessage("amount", "field.sum-of-lines", List.of(sum.toString())));
        }
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
        return lines;
    }
}
