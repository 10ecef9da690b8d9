package io.smartvillage.billing.promptpay;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A PromptPay QR (rule 1). Two that pay the same are equal, in whatever order their fields stood.
///
/// @param amount baht, scale 2, above zero; none if the payer types it. A written amount of zero is
///   read as none: EMVCo forbids it, some shops print it
/// @param merchantName at most 25 characters; Latin letters, as not all readers count bytes
/// @param merchantCity at most 15 characters
/// @param terminal 1 to 20 upper-case letters and digits (tag 62.07; also called ref3)
/// @param message to the receiver, at most 24 UTF-16 units; only TrueMoney's wallet shows it
public record PromptPayQr(
        Initiation initiation,
        PaymentTarget target,
        @Nullable BigDecimal amount,
        @Nullable String merchantName,
        @Nullable String merchantCity,
        @Nullable String terminal,
        @Nullable Vat vat,
        @Nullable String message) {

    private static final String START = "000201";
    private static final String FORMAT = "00";
    private static final String INITIATION = "01";
    private static final String CURRENCY = "53";
    private static final String BAHT = "764";
    private static final String AMOUNT = "54";
    private static final String COUNTRY = "58";
    private static final String THAILAND = "TH";
    private static final String NAME = "59";
    private static final int NAME_LENGTH = 25;
    private static final String CITY = "60";
    private static final int CITY_LENGTH = 15;
    private static final String ADDITIONAL = "62";
    private static final String TERMINAL = "07";
    private static final String CRC = "63";
    private static final String MESSAGE = "81";
    private static final int MESSAGE_LENGTH = 24;

    /// Whether the code may be paid more than once.
    public enum Initiation {
        STATIC("11"),
        DYNAMIC("12");

        private final String code;

        Initiation(String code) {
            this.code = code;
        }

        private static Initiation of(String code) {
            for (var initiation : values()) {
                if (initiation.code.equals(code)) {
                    return initiation;
                }
            }
            throw new UnreadablePayloadException(Fault.UNKNOWN, "tag 01 is neither 11 nor 12");
        }
    }

    public PromptPayQr {
        if (amount != null) {
            amount = PaymentAmount.positive("amount", amount);
        }
        requireText("merchantName", merchantName, NAME_LENGTH);
        requireText("merchantCity", merchantCity, CITY_LENGTH);
        if (terminal != null) {
            BillPayment.requireReference("terminal", terminal);
        }
        requireText("message", message, MESSAGE_LENGTH);
    }

    /// Static: the payer types the amount.
    public static PromptPayQr of(PaymentTarget target) {
        return new PromptPayQr(Initiation.STATIC, target, null, null, null, null, null, null);
    }

    /// Dynamic: for this amount, once.
    ///
    /// @throws InvalidPaymentDataException if the amount is not above zero, is more than
    ///   9,999,999,999.99 or has more than 2 decimals
    public static PromptPayQr of(PaymentTarget target, BigDecimal baht) {
        return new PromptPayQr(Initiation.DYNAMIC, target, baht, null, null, null, null, null);
    }

    /// Fields in any order, `00` first and the checksum last; fields nobody here knows are skipped.
    ///
    /// @throws UnreadablePayloadException saying what is wrong
    public static PromptPayQr parse(String text) {
        return parse(text, CrcDigits.ALL_FOUR);
    }

    /// @throws UnreadablePayloadException saying what is wrong
    public static PromptPayQr parse(String text, CrcDigits digits) {
        if (!text.isEmpty() && !text.startsWith(START)) {
            throw new UnreadablePayloadException(
                    Fault.UNKNOWN, "a payment QR begins with " + START);
        }
        try {
            return read(TlvFields.readChecked(text, CRC, digits));
        } catch (InvalidPaymentDataException e) {
            throw UnreadablePayloadException.because(e);
        }
    }

    private static PromptPayQr read(TlvFields fields) {
        fields.expect(CURRENCY, BAHT);
        fields.expect(COUNTRY, THAILAND);
        return new PromptPayQr(
                fields.find(INITIATION).map(Initiation::of).orElse(Initiation.STATIC),
                target(fields),
                fields.find(AMOUNT)
                        .map(text -> PaymentAmount.read("amount", text))
                        .filter(baht -> baht.signum() != 0)
                        .orElse(null),
                fields.find(NAME).orElse(null),
                fields.find(CITY).orElse(null),
                fields.find(ADDITIONAL)
                        .map(TlvFields::read)
                        .flatMap(additional -> additional.find(TERMINAL))
                        .orElse(null),
                fields.find(Vat.TAG).map(TlvFields::read).map(Vat::read).orElse(null),
                fields.find(MESSAGE).map(hex -> UnicodeHex.decode("message", hex)).orElse(null));
    }

    private static PaymentTarget target(TlvFields fields) {
        var transfer = fields.find(CreditTransfer.TAG).map(TlvFields::read);
        var bill = fields.find(BillPayment.TAG).map(TlvFields::read);
        if (transfer.isPresent() && bill.isPresent()) {
            throw new UnreadablePayloadException(
                    Fault.WRONG_VALUE, "tags 29 and 30 both name a receiver");
        }
        if (transfer.isPresent()) {
            return CreditTransfer.read(transfer.get());
        }
        return bill.map(BillPayment::read)
                .orElseThrow(() ->
                        new UnreadablePayloadException(
                                Fault.MISSING_TAG, "neither tag 29 nor tag 30 is there"));
    }

    private static void requireText(String field, @Nullable String text, int longest) {
        if (text != null
                && (text.isBlank()
                        || text.length() > longest
                        || text.chars().anyMatch(Character::isISOControl))) {
            throw new InvalidPaymentDataException(
                    field, "must be 1 to " + longest + " printable characters");
        }
    }

    public PromptPayQr withInitiation(Initiation other) {
        return new PromptPayQr(
                other, target, amount, merchantName, merchantCity, terminal, vat, message);
    }

    /// With an amount the code becomes dynamic, without one static.
    public PromptPayQr withAmount(@Nullable BigDecimal baht) {
        return new PromptPayQr(
                baht == null ? Initiation.STATIC : Initiation.DYNAMIC,
                target,
                baht,
                merchantName,
                merchantCity,
                terminal,
                vat,
                message);
    }

    public PromptPayQr withMerchant(@Nullable String name, @Nullable String city) {
        return new PromptPayQr(initiation, target, amount, name, city, terminal, vat, message);
    }

    public PromptPayQr withTerminal(@Nullable String other) {
        return new PromptPayQr(
                initiation, target, amount, merchantName, merchantCity, other, vat, message);
    }

    public PromptPayQr withVat(@Nullable Vat other) {
        return new PromptPayQr(
                initiation, target, amount, merchantName, merchantCity, terminal, other, message);
    }

    public PromptPayQr withMessage(@Nullable String other) {
        return new PromptPayQr(
                initiation, target, amount, merchantName, merchantCity, terminal, vat, other);
    }

    /// The text of the QR: fields in ascending order, but the checksum last.
    public String payload() {
        var additional = terminal == null ? null : new TlvWriter().add(TERMINAL, terminal).text();
        return new TlvWriter()
                .add(FORMAT, "01")
                .add(INITIATION, initiation.code)
                .add(target.tag(), target.template())
                .add(CURRENCY, BAHT)
                .add(AMOUNT, amount == null ? null : PaymentAmount.text(amount))
                .add(COUNTRY, THAILAND)
                .add(NAME, merchantName)
                .add(CITY, merchantCity)
                .add(ADDITIONAL, additional)
                .add(Vat.TAG, vat == null ? null : vat.template())
                .add(MESSAGE, message == null ? null : UnicodeHex.encode(message))
                .checked(CRC);
    }
}
