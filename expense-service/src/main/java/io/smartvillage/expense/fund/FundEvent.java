package io.smartvillage.expense.fund;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// Facts about funds.
sealed interface FundEvent {

    @PublishedOn(value = "expense.fund-transfer.v1", key = "fundTransferId")
    record FundsTransferred(
            UUID fundTransferId,
            UUID fromFundId,
            UUID toFundId,
            long amountSatang,
            LocalDate transferredOn,
            Instant transferredAt)
            implements FundEvent {}
}
