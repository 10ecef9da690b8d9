package io.smartvillage.billing.promptpay;

import java.util.regex.Pattern;

/// The mini-QR of a bank's slip.
///
/// @param sendingBank 3 digits; not all that occur are known to `Bank`
/// @param transRef 1 to 25 characters, unique within the bank
public record BankSlip(String sendingBank, String transRef) implements SlipQr {

    private static final int BANK_LENGTH = 3;
    private static final int REF_LENGTH = 25;
    private static final Pattern BEGIN = Pattern.compile("00[0-9]{2}0006000001.*", Pattern.DOTALL);
    private static final String BODY = "00";
    private static final String APPLICATION = "00";
    private static final String SLIP = "000001";
    private static final String BANK = "01";
    private static final String REF = "02";
    private static final String COUNTRY = "51";
    private static final String THAILAND = "TH";

    public BankSlip {
        if (!Digits.only(sendingBank, BANK_LENGTH)) {
            throw new InvalidPaymentDataException("sendingBank", "must be 3 digits");
        }
        SlipCode.require("transRef", transRef, REF_LENGTH);
    }

    /// @throws UnreadablePayloadException saying what is wrong
    public static BankSlip parse(String text) {
        if (!text.isEmpty() && !BEGIN.matcher(text).matches()) {
            throw new UnreadablePayloadException(Fault.UNKNOWN, "not the mini-QR of a bank's slip");
        }
        var fields =
                TlvFields.readChecked(text, SlipCode.CRC, CrcDigits.LEADING_ZEROS_MAY_BE_MISSING);
        fields.expect(COUNTRY, THAILAND);
        var body = TlvFields.read(fields.get(BODY));
        body.expect(APPLICATION, SLIP);
        try {
            return new BankSlip(body.get(BANK), body.get(REF));
        } catch (InvalidPaymentDataException e) {
            throw UnreadablePayloadException.because(e);
        }
    }

    /// As `014:T00000178`.
    @Override
    public String claimKey() {
        return sendingBank + ":" + transRef;
    }

    @Override
    public String payload() {
        var body = new TlvWriter().add(APPLICATION, SLIP).add(BANK, sendingBank).add(REF, transRef);
        return new TlvWriter().add(BODY, body.text()).add(COUNTRY, THAILAND).checked(SlipCode.CRC);
    }
}
