package io.smartvillage.billing.slip;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The facts of a transfer, as the bank gives them to a verification service.
///
/// @param amount in baht, two decimals
/// @param sendingBank 3 digits
/// @param receivingBank 3 digits
/// @param ref1 of a bill payment
/// @param ref2 of a bill payment
/// @param ref3 of a bill payment
public record Transfer(
        BigDecimal amount,
        Instant transferredAt,
        String sendingBank,
        @Nullable String receivingBank,
        Receiver receiver,
        @Nullable String ref1,
        @Nullable String ref2,
        @Nullable String ref3) {

    private static final int DECIMALS = 2;
    private static final int LONGEST = 12;

    /// @throws IllegalArgumentException if no transfer can have this amount
    public Transfer {
        var plain = amount.stripTrailingZeros();
        if (plain.signum() <= 0
                || plain.scale() > DECIMALS
                || (long) plain.precision() - plain.scale() > LONGEST) {
            throw new IllegalArgumentException("no amount of a transfer");
        }
        amount = plain.setScale(DECIMALS);
    }

    /// Who got the money, as far as slips show it.
    ///
    /// @param name shortened by the bank: for people to read, never to compare
    /// @param proxy what was paid to, if it was not the account itself
    public record Receiver(
            @Nullable String name, @Nullable ShownNumber proxy, @Nullable ShownNumber account) {

        @Override
        public String toString() {
            return "Receiver[" + proxy + ", " + account + "]";
        }
    }
}
