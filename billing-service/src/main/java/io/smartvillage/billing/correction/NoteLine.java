package io.smartvillage.billing.correction;

import io.smartvillage.billing.invoice.LineItem;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One line of a credit or debit note.
///
/// @param rate baht for one unit
/// @param amount more than 0: quantity × rate, rounded half up to the satang
public record NoteLine(
        String description,
        @Nullable String detail,
        BigDecimal quantity,
        LineItem.Unit unit,
        BigDecimal rate,
        BigDecimal amount) {

    LineItem item(LineItem.Kind kind) {
        return new LineItem(
                kind, description, detail, quantity, unit, rate, null, amount, null, null);
    }
}
