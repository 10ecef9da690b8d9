package io.smartvillage.billing.promptpay;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tag 80: the value-added tax in the amount.
///
/// @param branch of the taxpayer, 4 letters or digits
/// @param ratePercent as `7`
/// @param amount in baht
public record Vat(String branch, @Nullable String ratePercent, BigDecimal amount) {

    static final String TAG = "80";

    private static final String BRANCH = "00";
    private static final String RATE = "01";
    private static final String AMOUNT = "02";
    private static final Pattern FOUR = Pattern.compile("[A-Za-z0-9]{4}");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,2}(\\.[0-9]{1,2})?");

    public Vat {
        if (!FOUR.matcher(branch).matches()) {
            throw new InvalidPaymentDataException("vat.branch", "must be 4 letters or digits");
        }
        if (ratePercent != null && !PERCENT.matcher(ratePercent).matches()) {
            throw new InvalidPaymentDataException("vat.rate", "must be a percentage");
        }
        amount = PaymentAmount.notNegative("vat.amount", amount);
    }

    static Vat read(TlvFields fields) {
        return new Vat(
                fields.get(BRANCH),
                fields.find(RATE).orElse(null),
                PaymentAmount.read("vat.amount", fields.get(AMOUNT)));
    }

    String template() {
        return new TlvWriter()
                .add(BRANCH, branch)
                .add(RATE, ratePercent)
                .add(AMOUNT, PaymentAmount.text(amount))
                .text();
    }
}
