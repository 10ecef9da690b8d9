package io.smartvillage.billing.promptpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptPayQrTests {

    private static final PromptPayQr BILL =
            PromptPayQr.of(
                    BillPayment.of("099999999999990", "HOUSE12", "INV25690001"),
                    new BigDecimal("1234.5"));
    private static final String TRANSFER_TAG = "29370016A00000067701011101130066812345678";

    @Test
    void writesTheBillOfAHouse() {
        assertThat(BILL.payload())
                .startsWith(
                        "000201010212"
                                + "30650016A0000006770101120115099999999999990"
                                + "0207HOUSE12"
                                + "0311INV25690001"
                                + "5303764"
                                + "54071234.50"
                                + "5802TH"
                                + "6304");
    }

    @Test
    void readsWhatItWrites() {
        var full =
                BILL.withMerchant("GREEN VILLAGE", "Nonthaburi")
                        .withTerminal("GATE1")
                        .withVat(new Vat("0001", "7", new BigDecimal("80.76")))
                        .withMessage("ค่าส่วนกลาง");

        assertThat(PromptPayQr.parse(full.payload())).isEqualTo(full);
    }

    @Test
    void readsFieldsInAnyOrder() {
        var reordered =
                new TlvWriter()
                        .add("00", "01")
                        .add("58", "TH")
                        .add("54", "1234.50")
                        .add(BILL.target().tag(), BILL.target().template())
                        .add("53", "764")
                        .add("01", "12")
                        .checked("63");

        assertThat(PromptPayQr.parse(reordered)).isEqualTo(BILL);
    }

    @Test
    void skipsFieldsNobodyKnows() {
        var other =
                new TlvWriter()
                        .add("00", "01")
                        .add("01", "12")
                        .add("15", "123")
                        .add(BILL.target().tag(), BILL.target().template())
                        .add("53", "764")
                        .add("54", "1234.50")
                        .add("58", "TH")
                        .add("99", "x")
                        .checked("63");

        assertThat(PromptPayQr.parse(other)).isEqualTo(BILL);
    }

    @Test
    void noticesEveryChangedCharacter() {
        var payload = BILL.payload();
        for (var i = 0; i < payload.length(); i++) {
            var changed = new StringBuilder(payload);
            changed.setCharAt(i, payload.charAt(i) == '7' ? '8' : '7');
            assertThatExceptionOfType(UnreadablePayloadException.class)
                    .as("changed at %d", i)
                    .isThrownBy(() -> PromptPayQr.parse(changed.toString()));
        }
    }

    @Test
    void noticesWhereverItIsCutOff() {
        var payload = BILL.payload();
        for (var length = "000201".length(); length < payload.length(); length++) {
            var cut = payload.substring(0, length);
            assertThat(faultOf(cut)).as("cut at %d", length).isEqualTo(Fault.CUT_OFF);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',                EMPTY",
        "garbage,           UNKNOWN",
        "https://x.example, UNKNOWN",
        "000201,            CUT_OFF",
    })
    void saysWhatIsNoPaymentCode(String text, Fault fault) {
        assertThat(faultOf(text)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "53037645802TH,                                    MISSING_TAG",
                TRANSFER_TAG + "5802TH,                              MISSING_TAG",
                TRANSFER_TAG + "5303764,                             MISSING_TAG",
                TRANSFER_TAG + "53038405802TH,                       WRONG_VALUE",
                TRANSFER_TAG + "53037645802LA,                       WRONG_VALUE",
                TRANSFER_TAG + "53037645802TH5802TH,                 DUPLICATE_TAG",
                TRANSFER_TAG + TRANSFER_TAG + "53037645802TH,        DUPLICATE_TAG",
                TRANSFER_TAG + "53037645405-5.005802TH,              WRONG_VALUE",
                TRANSFER_TAG + "530376454041e+25802TH,               WRONG_VALUE",
                TRANSFER_TAG + "530376454051.2345802TH,              WRONG_VALUE",
                TRANSFER_TAG + "5303764541410000000000.005802TH,     WRONG_VALUE",
                TRANSFER_TAG + "53x37645802TH,                       STRUCTURE",
                TRANSFER_TAG + "x3037645802TH,                       STRUCTURE",
                "29200016A00000067701011153037645802TH,             MISSING_TAG",
                "29370016A0000006770101990113006681234567853037645802TH, UNKNOWN",
                "010213" + TRANSFER_TAG + "53037645802TH,            UNKNOWN",
            })
    void saysWhatIsWrongThoughTheChecksumFits(String fields, Fault fault) {
        var covered = "000201" + fields + "6304";

        assertThat(faultOf(covered + Crc16.hex(covered))).isEqualTo(fault);
    }

    @Test
    void refusesACodeThatNamesTwoReceivers() {
        var transfer = CreditTransfer.to(MobileNumber.of("0812345678"));
        var both =
                new TlvWriter()
                        .add("00", "01")
                        .add("29", transfer.template())
                        .add("30", BILL.target().template())
                        .add("53", "764")
                        .add("58", "TH")
                        .checked("63");
        var twice =
                new TlvWriter()
                        .add("00", "01")
                        .add(
                                "29",
                                transfer.template()
                                        + new TlvWriter().add("02", "1234567890123").text())
                        .add("53", "764")
                        .add("58", "TH")
                        .checked("63");

        assertThat(faultOf(both)).isEqualTo(Fault.WRONG_VALUE);
        assertThat(faultOf(twice)).isEqualTo(Fault.WRONG_VALUE);
    }

    @Test
    void readsChecksumsWithoutLeadingZerosOnlyWhenAskedTo() {
        var truncated = "00020101021129370016A0000006770101110113006680007127253037645802TH63040A2";

        assertThat(faultOf(truncated)).isEqualTo(Fault.CUT_OFF);
        assertThat(PromptPayQr.parse(truncated, CrcDigits.LEADING_ZEROS_MAY_BE_MISSING).target())
                .isEqualTo(CreditTransfer.to(MobileNumber.of("0800071272")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.00",
                "-1",
                "0.001",
                "1.999",
                "10000000000",
                "1E+10",
                "1E+2147483647",
                "1E-2147483647"
            })
    void refusesAmountsNobodyCanPay(String amount) {
        assertThat(fieldOf(() -> PromptPayQr.of(BILL.target(), new BigDecimal(amount))))
                .isEqualTo("amount");
    }

    @ParameterizedTest
    @CsvSource({
        "0.01,          0.01",
        "30.1,          30.10",
        "5,             5.00",
        "1E+3,          1000.00",
        "2.500,         2.50",
        "9999999999.99, 9999999999.99",
    })
    void writesAmountsWithTwoDecimals(BigDecimal amount, String written) {
        assertThat(PromptPayQr.of(BILL.target(), amount).payload())
                .contains("54%02d%s58".formatted(written.length(), written));
    }

    @ParameterizedTest
    @CsvSource({
        "09999999999999,   A,  B,  billerId",
        "0999999999999901, A,  B,  billerId",
        "09999999999999A,  A,  B,  billerId",
        "09999999999999๐,  A,  B,  billerId",
        "099999999999990,  '', B,  ref1",
        "099999999999990,  a,  B,  ref1",
        "099999999999990,  A-1, B, ref1",
        "099999999999990,  A 1, B, ref1",
        "099999999999990,  Ａ,  B,  ref1",
        "099999999999990,  123456789012345678901, B, ref1",
        "099999999999990,  A,  '', ref2",
        "099999999999990,  A,  บ,  ref2",
    })
    void refusesBillsNamingTheField(String biller, String ref1, String ref2, String field) {
        assertThat(fieldOf(() -> BillPayment.of(biller, ref1, ref2))).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "081234567",
                "08123456789",
                "812345678",
                "+6581234567",
                "0๘12345678",
                "08123O5678",
                "",
                "+",
                "0081812345678"
            })
    void refusesWhatIsNoThaiMobileNumber(String number) {
        assertThat(fieldOf(() -> MobileNumber.of(number))).isEqualTo("mobile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0812345678",
                "081-234-5678",
                "66812345678",
                "+66 81 234 5678",
                "+66 (0)81 234 5678",
                "0066812345678"
            })
    void readsMobileNumbersAsPeopleWriteThem(String number) {
        assertThat(MobileNumber.of(number).value()).isEqualTo("0066812345678");
        assertThat(MobileNumber.of(number).local()).isEqualTo("0812345678");
    }

    @Test
    void knowsWhetherACheckDigitFits() {
        assertThat(NationalId.of("1-1111-11111-11-9").hasFittingCheckDigit()).isTrue();
        assertThat(NationalId.of("1-1111-11111-11-8").hasFittingCheckDigit()).isFalse();
    }

    @Test
    void tellsPersonalDataToNobody() {
        var id = "1234567890123";
        var qr = PromptPayQr.of(CreditTransfer.to(NationalId.of(id)));
        var broken = qr.payload().replace("5303764", "5303999");

        assertThat(qr.toString()).doesNotContain(id);
        assertThat(CreditTransfer.to(MobileNumber.of("0812345678")).toString())
                .doesNotContain("812345678");
        assertThatExceptionOfType(UnreadablePayloadException.class)
                .isThrownBy(() -> PromptPayQr.parse(broken))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(id));
        assertThatExceptionOfType(InvalidPaymentDataException.class)
                .isThrownBy(() -> NationalId.of("123456789012"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("123456789012"));
    }

    @Test
    void refusesWhatItCannotWriteInFull() {
        assertThat(fieldOf(() -> BILL.withMerchant("A VILLAGE WITH A VERY LONG NAME", null)))
                .isEqualTo("merchantName");
        assertThat(fieldOf(() -> BILL.withMerchant(null, "A CITY TOO LONG X")))
                .isEqualTo("merchantCity");
        assertThat(fieldOf(() -> BILL.withTerminal("GATE-1"))).isEqualTo("terminal");
        assertThat(fieldOf(() -> BILL.withMessage("x".repeat(25)))).isEqualTo("message");
        assertThat(fieldOf(() -> new Vat("00012", "7", BigDecimal.ONE))).isEqualTo("vat.branch");
        assertThat(fieldOf(() -> BankAccount.of("14", "1234567890"))).isEqualTo("bankCode");
        assertThat(fieldOf(() -> BankAccount.of("014", "12345"))).isEqualTo("account");
        assertThat(fieldOf(() -> EWalletId.of("12345678901234"))).isEqualTo("eWallet");
    }

    @Test
    void checksumIsCcittFalse() {
        assertThat(Crc16.hex("123456789")).isEqualTo("29B1");
    }

    @Test
    void lengthsCountBytes() {
        assertThat(TlvFields.read("5906บ้").get("59")).isEqualTo("บ้");
        assertThatExceptionOfType(UnreadablePayloadException.class)
                .isThrownBy(() -> TlvFields.read("5904บ้"))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.STRUCTURE));
    }

    private static Fault faultOf(String text) {
        try {
            PromptPayQr.parse(text);
        } catch (UnreadablePayloadException e) {
            assertThat(e.getMessage()).isNotBlank();
            return e.fault();
        }
        throw new AssertionError("readable: " + text);
    }

    private static @Nullable String fieldOf(Runnable writing) {
        try {
            writing.run();
        } catch (InvalidPaymentDataException e) {
            assertThat(e.getMessage()).startsWith(e.field());
            return e.field();
        }
        return null;
    }
}
