package io.smartvillage.billing.allocation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invoice that the payer wants to pay.
///
/// @param amount baht, at most; null for as much as it takes
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChosenInvoice(UUID invoiceId, @Nullable BigDecimal amount) {}
