package io.smartvillage.billing.promptpay;

import io.smartvillage.billing.money.Satang;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The barcode of a bill by the Bank of Thailand's form (rule 6).
///
/// @param billerId 15 digits
/// @param ref1 1 to 20 upper-case letters and digits
/// @param ref2 as `ref1`
/// @param amount baht, scale 2, above zero; none if the payer names it
public record BotBarcode(
        String billerId, String ref1, @Nullable String ref2, @Nullable BigDecimal amount) {

    private static final String START = "|";
    private static final String SEPARATOR = "\r";
    private static final String OPEN = "0";
    private static final int DECIMALS = 2;
    private static final int FIELDS = 4;
    private static final int BILLER_LENGTH = 15;
    private static final Pattern SATANG = Pattern.compile("[0-9]{1,12}");

    public BotBarcode {
        if (!Digits.only(billerId, BILLER_LENGTH)) {
            throw new InvalidPaymentDataException(
                    "billerId", "must be 15 digits: tax id and suffix");
        }
        BillPayment.requireReference("ref1", ref1);
        if (ref2 != null) {
            BillPayment.requireReference("ref2", ref2);
        }
        if (amount != null) {
            amount = PaymentAmount.positive("amount", amount);
        }
    }

    /// The same bill as a barcode.
    ///
    /// @throws InvalidPaymentDataException if the QR is a credit transfer, or its biller id has no
    ///   suffix
    public static BotBarcode of(PromptPayQr qr) {
        return switch (qr.target()) {
            case BillPayment bill ->
                    new BotBarcode(bill.billerId(), bill.ref1(), bill.ref2(), qr.amount());
            case CreditTransfer _ ->
                    throw new InvalidPaymentDataException(
                            "target", "a barcode is for bills, not for credit transfers");
        };
    }

    /// A line end that a scanner added is dropped.
    ///
    /// @throws UnreadablePayloadException saying what is wrong
    public static BotBarcode parse(String text) {
        if (text.isEmpty()) {
            throw new UnreadablePayloadException(Fault.EMPTY, "nothing to read");
        }
        if (!text.startsWith(START)) {
            throw new UnreadablePayloadException(
                    Fault.UNKNOWN, "a bill's barcode begins with " + START);
        }
        var fields = List.of(withoutLineEnd(text).substring(1).split(SEPARATOR, -1));
        if (fields.size() < FIELDS) {
            throw new UnreadablePayloadException(
                    Fault.CUT_OFF, "%d fields instead of 4".formatted(fields.size()));
        }
        if (fields.size() > FIELDS) {
            throw new UnreadablePayloadException(
                    Fault.TRAILING_TEXT, "%d fields instead of 4".formatted(fields.size()));
        }
        if (fields.get(3).isEmpty()) {
            throw new UnreadablePayloadException(Fault.CUT_OFF, "ends before its amount");
        }
        try {
            return new BotBarcode(
                    fields.get(0),
                    fields.get(1),
                    fields.get(2).isEmpty() ? null : fields.get(2),
                    amount(fields.get(3)));
        } catch (InvalidPaymentDataException e) {
            throw UnreadablePayloadException.because(e);
        }
    }

    private static String withoutLineEnd(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static @Nullable BigDecimal amount(String satang) {
        if (!SATANG.matcher(satang).matches()) {
            throw new InvalidPaymentDataException("amount", "must be 1 to 12 digits of satang");
        }
        var baht = BigDecimal.valueOf(Long.parseLong(satang), DECIMALS);
        return baht.signum() == 0 ? null : baht;
    }

    /// The same bill as a QR.
    public PromptPayQr toQr() {
        return PromptPayQr.of(BillPayment.of(billerId, ref1, ref2)).withAmount(amount);
    }

    /// The text of the barcode.
    public String payload() {
        return START
                + String.join(
                        SEPARATOR,
                        billerId,
                        ref1,
                        ref2 == null ? "" : ref2,
                        amount == null ? OPEN : Long.toString(Satang.of(amount)));
    }
}
