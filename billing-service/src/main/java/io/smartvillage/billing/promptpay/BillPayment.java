package io.smartvillage.billing.promptpay;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tag 30: a bill, which the bank's statement line then names by its references (rule 3).
///
/// @param billerId tax id of 13 digits and suffix of 2. Codes with the bare tax id exist and are
///   read and written too; the barcode has no place for them
/// @param ref1 1 to 20 upper-case letters and digits: the house
/// @param ref2 as `ref1`: the invoice
public record BillPayment(Scheme scheme, String billerId, String ref1, @Nullable String ref2)
        implements PaymentTarget {

    static final String TAG = "30";

    private static final String APPLICATION = "00";
    private static final String BILLER = "01";
    private static final String REF1 = "02";
    private static final String REF2 = "03";
    private static final int BILLER_LENGTH = 15;
    private static final Pattern REFERENCE = Pattern.compile("[A-Z0-9]{1,20}");

    /// Told by the application id.
    public enum Scheme {
        DOMESTIC("A000000677010112"),
        CROSS_BORDER("A000000677012006");

        private final String application;

        Scheme(String application) {
            this.application = application;
        }

        public String application() {
            return application;
        }

        private static Scheme of(String application) {
            for (var scheme : values()) {
                if (scheme.application.equals(application)) {
                    return scheme;
                }
            }
            throw new UnreadablePayloadException(
                    Fault.UNKNOWN, "tag 30 is of an unknown application");
        }
    }

    public BillPayment {
        if (!Digits.only(billerId, BILLER_LENGTH) && !Digits.only(billerId, NationalId.LENGTH)) {
            throw new InvalidPaymentDataException(
                    "billerId", "must be 15 digits: tax id and suffix");
        }
        requireReference("ref1", ref1);
        if (ref2 != null) {
            requireReference("ref2", ref2);
        }
    }

    /// @throws InvalidPaymentDataException naming the field that is wrong
    public static BillPayment of(String billerId, String ref1, @Nullable String ref2) {
        return new BillPayment(Scheme.DOMESTIC, billerId, ref1, ref2);
    }

    static BillPayment read(TlvFields fields) {
        return new BillPayment(
                Scheme.of(fields.get(APPLICATION)),
                fields.get(BILLER),
                fields.get(REF1),
                fields.find(REF2).orElse(null));
    }

    /// @throws InvalidPaymentDataException if the text is not 1 to 20 upper-case letters and digits
    static void requireReference(String field, String text) {
        if (!REFERENCE.matcher(text).matches()) {
            throw new InvalidPaymentDataException(
                    field, "must be 1 to 20 upper-case letters and digits");
        }
    }

    /// Whether tax id and suffix are both there: a village's own biller id has both.
    public boolean hasCompleteBillerId() {
        return billerId.length() == BILLER_LENGTH;
    }

    @Override
    public String tag() {
        return TAG;
    }

    @Override
    public String template() {
        return new TlvWriter()
                .add(APPLICATION, scheme.application)
                .add(BILLER, billerId)
                .add(REF1, ref1)
                .add(REF2, ref2)
                .text();
    }
}
