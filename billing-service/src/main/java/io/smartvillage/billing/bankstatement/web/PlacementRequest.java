package io.smartvillage.billing.bankstatement.web;

import io.smartvillage.billing.bankstatement.Placement;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Exactly one of `propertyId`, `invoiceIds` and `paymentId`.
record PlacementRequest(
        @Schema(
                        example = "0198f000-0000-7000-8000-000000000101",
                        description = "the house: the village's policy allocates the money")
                @Nullable UUID propertyId,
        @Schema(description = "or the invoices of one house that it pays, in this order")
                @Size(min = 1, max = 100)
                @Nullable List<@NotNull UUID> invoiceIds,
        @Schema(
                        example = "0198f000-0000-7000-8000-000000000303",
                        description = "or the payment whose money it is")
                @Nullable UUID paymentId,
        @Schema(example = "โทรถามเจ้าของบ้านแล้ว") @Size(max = 500) @Nullable String note) {

    /// @throws BadParameterException if it says nothing, or too much, about whose it is
    Placement toPlacement() {
        if (Stream.of(propertyId, invoiceIds, paymentId).filter(Objects::nonNull).count() != 1) {
            throw new BadParameterException("propertyId", "field.one-of-where-placed");
        }
        if (propertyId != null) {
            return new Placement.OfHouse(propertyId);
        }
        if (paymentId != null) {
            return new Placement.OfPayment(paymentId);
        }
        var chosen = Objects.requireNonNull(invoiceIds);
        if (new HashSet<>(chosen).size() < chosen.size()) {
            throw new BadParameterException("invoiceIds", "field.each-once");
        }
        return new Placement.OfInvoices(chosen);
    }
}
