package io.smartvillage.billing.promptpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipQrTests {

    private static final BankSlip SLIP = new BankSlip("014", "202611231a2B3c4D5e6F7");

    @Test
    void readsTheSlipOfABank() {
        assertThat(SlipQr.parse("0030000600000101030140209T000001785102TH910400C3"))
                .isEqualTo(new BankSlip("014", "T00000178"));
    }

    @Test
    void readsTheSlipOfTrueMoney() {
        assertThat(SlipQr.parse("00480002010102010203P2P0313TXN00012345670408250120249104b425"))
                .isEqualTo(new TrueMoneySlip("P2P", "TXN0001234567", LocalDate.of(2024, 1, 25)));
    }

    @Test
    void readsEveryChecksumWhoseLeadingZerosABankDropped() {
        var lengths = new HashSet<Integer>();
        for (var number = 0; number < 20_000; number++) {
            var slip = new BankSlip("014", "T%08d".formatted(number));
            var whole = slip.payload();
            var crc = whole.substring(whole.length() - 4);
            var dropped = Integer.toHexString(Integer.parseInt(crc, 16));
            if (dropped.length() < 4) {
                var body = whole.substring(0, whole.length() - 4);
                assertThat(SlipQr.parse(body + dropped)).isEqualTo(slip);
                lengths.add(dropped.length());
            }
        }
        assertThat(lengths).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void sameSlipHasTheSameKeyHoweverItsChecksumIsWritten() {
        assertThat(SlipQr.parse("0030000600000101030140209T000001785102TH9104C3").claimKey())
                .isEqualTo(
                        SlipQr.parse("0030000600000101030140209T000001785102TH910400C3").claimKey())
                .isEqualTo("014:T00000178");
    }

    @Test
    void otherSlipsHaveOtherKeys() {
        assertThat(SLIP.claimKey())
                .isNotEqualTo(new BankSlip("004", SLIP.transRef()).claimKey())
                .isNotEqualTo(new BankSlip("014", "202611231A2B3C4D5E6F7").claimKey())
                .isNotEqualTo(TrueMoneySlip.of("P2P", SLIP.transRef(), "23112026").claimKey());
    }

    @Test
    void trueMoneysKeyStaysWhenDateOrEventIsForged() {
        assertThat(TrueMoneySlip.of("P2P", "TXN1", "25012024").claimKey())
                .isEqualTo(TrueMoneySlip.of("P2M", "TXN1", "26012024").claimKey())
                .isEqualTo("TRUEMONEY:TXN1");
    }

    @Test
    void noticesWhereverItIsCutOff() {
        var payload = SLIP.payload();
        for (var length = 0; length < payload.length(); length++) {
            var cut = payload.substring(0, length);
            assertThat(faultOf(cut))
                    .as("cut at %d", length)
                    .isEqualTo(
                            length == 0
                                    ? Fault.EMPTY
                                    : length < 14 ? Fault.UNKNOWN : Fault.CUT_OFF);
        }
    }

    @Test
    void noticesEveryChangedCharacter() {
        for (var slip : new SlipQr[] {SLIP, TrueMoneySlip.of("P2P", "TXN1", "25012024")}) {
            var payload = slip.payload();
            for (var i = 0; i < payload.length(); i++) {
                var changed = new StringBuilder(payload);
                changed.setCharAt(i, payload.charAt(i) == '5' ? '6' : '5');
                assertThatExceptionOfType(UnreadablePayloadException.class)
                        .as("changed at %d", i)
                        .isThrownBy(() -> SlipQr.parse(changed.toString()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0027000600000101030140206TXFAC15102LA,             WRONG_VALUE",
        "0027000600000101030140206TXFAC1,                   MISSING_TAG",
        "0017000600000101030145102TH,                       MISSING_TAG",
        "002600060000010102140206TXFAC15102TH,              WRONG_VALUE",
        "002700060000010103A140206TXFAC15102TH,             WRONG_VALUE",
        "002100060000010103014020051 02TH,                  STRUCTURE",
        "0047000600000101030140226ABCDEFGHIJKLMNOPQRSTUVWXYZ5102TH, WRONG_VALUE",
        "0027000600000101030140206TX AC15102TH,             WRONG_VALUE",
        "0034000600000101030140206TXFAC10103004" + "5102TH, DUPLICATE_TAG",
        "0027000600000201030140206TXFAC15102TH,             UNKNOWN",
        "00020101021129,                                    UNKNOWN",
        "00430002010102010203P2P0308TXN00012040832012024,   WRONG_VALUE",
        "00430002010102010203P2P0308TXN00012040829022023,   WRONG_VALUE",
        "00310002010102010203P2P0308TXN00012,               MISSING_TAG",
    })
    void saysWhatIsWrongThoughTheChecksumFits(String fields, Fault fault) {
        var covered = fields + "9104";

        assertThat(faultOf(covered + Crc16.hex(covered))).isEqualTo(fault);
    }

    @Test
    void isNoSlipIfItIsAPaymentCode() {
        var shop = PromptPayQr.of(BillPayment.of("099999999999990", "HOUSE12", null));

        assertThat(faultOf(shop.payload())).isEqualTo(Fault.UNKNOWN);
    }

    @Test
    void knowsTheBanksAndStandsUnknownOnes() {
        assertThat(Bank.of("004").map(Bank::shortName)).contains("KBANK");
        assertThat(Bank.of("098").map(Bank::shortName)).contains("SME");
        assertThat(Bank.of("073").orElseThrow().otherNames()).contains("LHFG");
        assertThat(Bank.of("999")).isEmpty();
        assertThat(SlipQr.parse(new BankSlip("999", "X1").payload()))
                .isEqualTo(new BankSlip("999", "X1"));
    }

    private static Fault faultOf(String text) {
        try {
            SlipQr.parse(text);
        } catch (UnreadablePayloadException e) {
            assertThat(e.getMessage()).isNotBlank();
            return e.fault();
        }
        throw new AssertionError("readable: " + text);
    }
}
