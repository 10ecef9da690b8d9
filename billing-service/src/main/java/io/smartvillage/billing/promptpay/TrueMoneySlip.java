package io.smartvillage.billing.promptpay;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/// The mini-QR of a TrueMoney wallet's slip.
///
/// @param eventType as `P2P`
/// @param transactionId 1 to 50 characters
/// @param date of the transaction, as the slip says it
public record TrueMoneySlip(String eventType, String transactionId, LocalDate date)
        implements SlipQr {

    private static final int EVENT_LENGTH = 25;
    private static final int TRANSACTION_LENGTH = 50;
    private static final Pattern BEGIN =
            Pattern.compile("00[0-9]{2}000201010201.*", Pattern.DOTALL);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("ddMMuuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final String BODY = "00";
    private static final String FORMAT = "00";
    private static final String KIND = "01";
    private static final String ONE = "01";
    private static final String EVENT = "02";
    private static final String TRANSACTION = "03";
    private static final String DAY = "04";

    public TrueMoneySlip {
        SlipCode.require("eventType", eventType, EVENT_LENGTH);
        SlipCode.require("transactionId", transactionId, TRANSACTION_LENGTH);
    }

    /// @param date as `DDMMYYYY`
    /// @throws InvalidPaymentDataException naming the field that is wrong
    public static TrueMoneySlip of(String eventType, String transactionId, String date) {
        return new TrueMoneySlip(eventType, transactionId, day(date));
    }

    /// @throws UnreadablePayloadException saying what is wrong
    public static TrueMoneySlip parse(String text) {
        if (!text.isEmpty() && !isBegunBy(text)) {
            throw new UnreadablePayloadException(
                    Fault.UNKNOWN, "not the mini-QR of a TrueMoney slip");
        }
        var fields =
                TlvFields.readChecked(text, SlipCode.CRC, CrcDigits.LEADING_ZEROS_MAY_BE_MISSING);
        var body = TlvFields.read(fields.get(BODY));
        body.expect(FORMAT, ONE);
        body.expect(KIND, ONE);
        try {
            return of(body.get(EVENT), body.get(TRANSACTION), body.get(DAY));
        } catch (InvalidPaymentDataException e) {
            throw UnreadablePayloadException.because(e);
        }
    }

    static boolean isBegunBy(String text) {
        return BEGIN.matcher(text).matches();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text, DATE);
        } catch (DateTimeException e) {
            var invalid = new InvalidPaymentDataException("date", "must be a day as DDMMYYYY");
            invalid.initCause(e);
            throw invalid;
        }
    }

    /// As `TRUEMONEY:TXN0001234567`. Event and date are left out: whoever changed them in a forged
    /// code would make the same slip look new.
    @Override
    public String claimKey() {
        return "TRUEMONEY:" + transactionId;
    }

    @Override
    public String payload() {
        var body =
                new TlvWriter()
                        .add(FORMAT, ONE)
                        .add(KIND, ONE)
                        .add(EVENT, eventType)
                        .add(TRANSACTION, transactionId)
                        .add(DAY, DATE.format(date));
        return new TlvWriter().add(BODY, body.text()).checkedInLowerCase(SlipCode.CRC);
    }
}
