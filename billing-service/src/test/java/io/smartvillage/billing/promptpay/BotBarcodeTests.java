package io.smartvillage.billing.promptpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotBarcodeTests {

    @ParameterizedTest
    @CsvSource({
        "0.01,          1",
        "30.1,          3010",
        "1.15,          115",
        "4.35,          435",
        "1001.10,       100110",
        "9999999999.99, 999999999999",
    })
    void amountIsInSatangToTheLast(BigDecimal amount, String satang) {
        var barcode = new BotBarcode("099999999999990", "A1", "B2", amount);

        assertThat(barcode.payload()).isEqualTo("|099999999999990\rA1\rB2\r" + satang);
        assertThat(BotBarcode.parse(barcode.payload())).isEqualTo(barcode);
    }

    @Test
    void isTheSameBillAsTheQr() {
        var bill = BillPayment.of("099999999999990", "A1", "B2");
        var qr = PromptPayQr.of(bill, new BigDecimal("12.30"));

        assertThat(BotBarcode.of(qr).toQr()).isEqualTo(qr);
        assertThat(BotBarcode.of(PromptPayQr.of(bill)).toQr()).isEqualTo(PromptPayQr.of(bill));
    }

    @Test
    void cannotCarryATransferOrABillerWithoutSuffix() {
        var transfer = PromptPayQr.of(CreditTransfer.to(MobileNumber.of("0812345678")));
        var bare = PromptPayQr.of(BillPayment.of("0999999999999", "A1", null));

        assertThatExceptionOfType(InvalidPaymentDataException.class)
                .isThrownBy(() -> BotBarcode.of(transfer))
                .satisfies(e -> assertThat(e.field()).isEqualTo("target"));
        assertThatExceptionOfType(InvalidPaymentDataException.class)
                .isThrownBy(() -> BotBarcode.of(bare))
                .satisfies(e -> assertThat(e.field()).isEqualTo("billerId"));
    }

    @ParameterizedTest
    @CsvSource({
        "'',                            EMPTY",
        "099999999999990~A1~B2~0,       UNKNOWN",
        "|099999999999990,              CUT_OFF",
        "|099999999999990~A1~B2,        CUT_OFF",
        "|099999999999990~A1~B2~,       CUT_OFF",
        "|099999999999990~A1~B2~0~,     TRAILING_TEXT",
        "|09999999999999~A1~B2~0,       WRONG_VALUE",
        "|099999999999990~~B2~0,        WRONG_VALUE",
        "|099999999999990~A1~b2~0,      WRONG_VALUE",
        "|099999999999990~A1~B2~-5,     WRONG_VALUE",
        "|099999999999990~A1~B2~1.00,   WRONG_VALUE",
        "|099999999999990~A1~B2~1234567890123, WRONG_VALUE",
    })
    void saysWhatIsWrong(String text, Fault fault) {
        assertThatExceptionOfType(UnreadablePayloadException.class)
                .isThrownBy(() -> BotBarcode.parse(text.replace('~', '\r')))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(fault));
    }
}
