package io.smartvillage.billing.invoice.web;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.invoice.InvoiceDraftTerms;
import io.smartvillage.billing.invoice.LineItem;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

record InvoiceDraftRequest(
        @Schema(example = "0198f000-0000-7000-8000-000000000101") @NotNull UUID propertyId,
        @Schema(example = "2035-01-31") @NotNull LocalDate dueDate,
        @NotEmpty @Size(max = 50) List<@Valid InvoiceDraftLineRequest> lines) {

    /// @throws BadParameterException naming each line and field that does not go with the others
    InvoiceDraftTerms toTerms() {
        var wrong = new ArrayList<FieldMessage>();
        BillingCalendar.outside(
                        "dueDate", dueDate, BillingCalendar.FIRST_DAY, BillingCalendar.LAST_DAY)
                .ifPresent(wrong::add);
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).check("lines[" + i + "]", wrong);
        }
        var items = lines.stream().map(InvoiceDraftLineRequest::toItem).toList();
        var sum = items.stream().map(LineItem::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() <= 0 || sum.compareTo(LineItem.MOST) > 0) {
            wrong.add(
                    new FieldMessage(
                            "lines",
                            "field.sum-range",
                            List.of("0.01", LineItem.MOST.toPlainString())));
        }
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
        return new InvoiceDraftTerms(propertyId, dueDate, items);
    }
}
