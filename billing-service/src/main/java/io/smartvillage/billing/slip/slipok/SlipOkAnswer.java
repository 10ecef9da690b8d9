package io.smartvillage.billing.slip.slipok;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// On the wire.
///
/// @param code a number from some of their servers, a text from others
/// @param data the slip, also with some errors: it says nothing without `success` and `code`
record SlipOkAnswer(@Nullable Boolean success, @Nullable String code, @Nullable JsonNode data) {

    /// Of the errors 1010, in minutes.
    record Delay(@Nullable Long delay) {}

    /// @param transDate in Thailand, as `20240509`
    /// @param transTime in Thailand, as `15:30:00`
    /// @param transTimestamp as `2024-05-09T08:30:00.000Z`
    record Slip(
            @Nullable Boolean success,
            @Nullable String transRef,
            @Nullable String sendingBank,
            @Nullable String receivingBank,
            @Nullable String transDate,
            @Nullable String transTime,
            @Nullable String transTimestamp,
            @Nullable Party receiver,
            @Nullable BigDecimal amount,
            @Nullable String ref1,
            @Nullable String ref2,
            @Nullable String ref3) {}

    record Party(
            @Nullable String displayName,
            @Nullable String name,
            @Nullable Masked proxy,
            @Nullable Masked account) {}

    /// @param type NATID, MSISDN, EWALLETID, EMAIL, BILLERID; of accounts BANKAC, TOKEN, DUMMY
    record Masked(@Nullable String type, @Nullable String value) {}
}
