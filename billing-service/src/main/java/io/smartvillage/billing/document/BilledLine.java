package io.smartvillage.billing.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// @param detail a second line in small print, such as meter readings or the rule of a penalty
/// @param unit what the quantity counts, such as `ตร.ว.`
/// @param rate baht for one unit
/// @param amount baht; what a discount or credit takes off is negative
public record BilledLine(
        Kind kind,
        String description,
        @Nullable String detail,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable BigDecimal rate,
        @Nullable Period period,
        BigDecimal amount) {

    /// In the order in which the totals list them.
    public enum Kind {
        FEE("ค่าบริการ"),
        METERED("ค่าบริการตามมิเตอร์"),
        PENALTY("เบี้ยปรับ"),
        DISCOUNT("ส่วนลด"),
        ADJUSTMENT("รายการปรับปรุง"),
        CREDIT_APPLIED("หักเครดิตคงเหลือ");

        final String thai;

        Kind(String thai) {
            this.thai = thai;
        }
    }

    /// @throws ArithmeticException if the amount has a fraction of a satang
    public BilledLine {
        amount = Baht.exact(amount);
    }
}
