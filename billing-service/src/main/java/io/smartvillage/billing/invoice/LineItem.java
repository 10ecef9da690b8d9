package io.smartvillage.billing.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of an invoice, or of a note that corrects one. The amounts of an invoice's lines sum up
/// to its amount, always.
///
/// @param description as printed
/// @param detail small print, such as the days of a month or the readings of a meter
/// @param quantity what the rate is multiplied by
/// @param rate baht for one unit; for `baht`, percent
/// @param amount baht, rounded half up to the satang; what a discount or credit takes off is
///   negative
/// @param feeScheduleId the rule of a fee
/// @param penaltyId the assessment of a penalty: which rule, which days
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineItem(
        Kind kind,
        String description,
        @Nullable String detail,
        BigDecimal quantity,
        Unit unit,
        BigDecimal rate,
        @Nullable Period period,
        BigDecimal amount,
        @Nullable UUID feeScheduleId,
        @Nullable UUID penaltyId) {

    /// What a line or an invoice may come to at most.
    public static final BigDecimal MOST = new BigDecimal("999999999.99");

    private static final int SATANG = 2;
    private static final int PERCENT = -2;

    /// What the rate comes to; of `baht` it is a percentage.
    public static BigDecimal amountOf(BigDecimal quantity, Unit unit, BigDecimal rate) {
        var product = quantity.multiply(rate);
        return (unit == Unit.BAHT ? product.scaleByPowerOfTen(PERCENT) : product)
                .setScale(SATANG, RoundingMode.HALF_UP);
    }

    public enum Kind {
        FEE,
        METERED,
        PENALTY,
        DISCOUNT,
        ADJUSTMENT,
        CREDIT_APPLIED
    }

    public enum Unit {
        PLOT,
        SQ_WAH,
        SHARE,
        METER_UNIT,
        MONTH,
        ITEM,
        BAHT
    }

    /// Both days belong to it.
    public record Period(LocalDate from, LocalDate to) {}
}
