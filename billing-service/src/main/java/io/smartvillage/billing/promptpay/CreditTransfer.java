package io.smartvillage.billing.promptpay;

import org.jspecify.annotations.Nullable;

/// Tag 29: a transfer to a person or company by what stands for their account (rule 2).
///
/// @param presenter who shows the code
/// @param ota one-time authorisation of a code the customer shows, 10 digits
public record CreditTransfer(PromptPayProxy proxy, Presenter presenter, @Nullable String ota)
        implements PaymentTarget {

    static final String TAG = "29";

    private static final String APPLICATION = "00";
    private static final String MOBILE = "01";
    private static final String NATIONAL_ID = "02";
    private static final String E_WALLET = "03";
    private static final String BANK_ACCOUNT = "04";
    private static final String OTA = "05";
    private static final int OTA_LENGTH = 10;

    /// Who shows the code, told by the application id.
    public enum Presenter {
        MERCHANT("A000000677010111"),
        CUSTOMER("A000000677010114");

        private final String application;

        Presenter(String application) {
            this.application = application;
        }

        public String application() {
            return application;
        }

        private static Presenter of(String application) {
            for (var presenter : values()) {
                if (presenter.application.equals(application)) {
                    return presenter;
                }
            }
            throw new UnreadablePayloadException(
                    Fault.UNKNOWN, "tag 29 is of an unknown application");
        }
    }

    public CreditTransfer {
        if (ota != null && (presenter != Presenter.CUSTOMER || !Digits.only(ota, OTA_LENGTH))) {
            throw new InvalidPaymentDataException(
                    "ota", "must be 10 digits, in a code the customer shows");
        }
    }

    public static CreditTransfer to(PromptPayProxy proxy) {
        return new CreditTransfer(proxy, Presenter.MERCHANT, null);
    }

    static CreditTransfer read(TlvFields fields) {
        var presenter = Presenter.of(fields.get(APPLICATION));
        PromptPayProxy proxy = null;
        for (var field : fields.values().entrySet()) {
            var found =
                    switch (field.getKey()) {
                        case MOBILE -> new MobileNumber(field.getValue());
                        case NATIONAL_ID -> new NationalId(field.getValue());
                        case E_WALLET -> new EWalletId(field.getValue());
                        case BANK_ACCOUNT -> BankAccount.read(field.getValue());
                        default -> null;
                    };
            if (found != null && proxy != null) {
                throw new UnreadablePayloadException(
                        Fault.WRONG_VALUE, "tag 29 names more than one receiver");
            }
            proxy = found == null ? proxy : found;
        }
        if (proxy == null) {
            throw new UnreadablePayloadException(Fault.MISSING_TAG, "tag 29 names no receiver");
        }
        return new CreditTransfer(proxy, presenter, fields.find(OTA).orElse(null));
    }

    @Override
    public String tag() {
        return TAG;
    }

    @Override
    public String template() {
        var kind =
                switch (proxy) {
                    case MobileNumber _ -> MOBILE;
                    case NationalId _ -> NATIONAL_ID;
                    case EWalletId _ -> E_WALLET;
                    case BankAccount _ -> BANK_ACCOUNT;
                };
        return new TlvWriter()
                .add(APPLICATION, presenter.application)
                .add(kind, proxy.value())
                .add(OTA, ota)
                .text();
    }
}
