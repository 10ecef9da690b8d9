package io.smartvillage.billing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThaiBahtTests {

    @ParameterizedTest
    @CsvSource({
        "0, ศูนย์บาทถ้วน",
        "0.00, ศูนย์บาทถ้วน",
        "0.01, หนึ่งสตางค์",
        "0.10, สิบสตางค์",
        "0.11, สิบเอ็ดสตางค์",
        "0.20, ยี่สิบสตางค์",
        "0.21, ยี่สิบเอ็ดสตางค์",
        "0.5, ห้าสิบสตางค์",
        "0.99, เก้าสิบเก้าสตางค์",
        "1, หนึ่งบาทถ้วน",
        "1.01, หนึ่งบาทหนึ่งสตางค์",
        "1.25, หนึ่งบาทยี่สิบห้าสตางค์",
        "2, สองบาทถ้วน",
        "10, สิบบาทถ้วน",
        "11, สิบเอ็ดบาทถ้วน",
        "12, สิบสองบาทถ้วน",
        "20, ยี่สิบบาทถ้วน",
        "21, ยี่สิบเอ็ดบาทถ้วน",
        "22, ยี่สิบสองบาทถ้วน",
        "31, สามสิบเอ็ดบาทถ้วน",
        "100, หนึ่งร้อยบาทถ้วน",
        "101, หนึ่งร้อยเอ็ดบาทถ้วน",
        "110, หนึ่งร้อยสิบบาทถ้วน",
        "111, หนึ่งร้อยสิบเอ็ดบาทถ้วน",
        "121, หนึ่งร้อยยี่สิบเอ็ดบาทถ้วน",
        "200, สองร้อยบาทถ้วน",
        "1001, หนึ่งพันเอ็ดบาทถ้วน",
        "4160.25, สี่พันหนึ่งร้อยหกสิบบาทยี่สิบห้าสตางค์",
        "10000, หนึ่งหมื่นบาทถ้วน",
        "100000, หนึ่งแสนบาทถ้วน",
        "121121.21, หนึ่งแสนสองหมื่นหนึ่งพันหนึ่งร้อยยี่สิบเอ็ดบาทยี่สิบเอ็ดสตางค์",
        "999999.99, เก้าแสนเก้าหมื่นเก้าพันเก้าร้อยเก้าสิบเก้าบาทเก้าสิบเก้าสตางค์",
        "1000000, หนึ่งล้านบาทถ้วน",
        "1000001, หนึ่งล้านเอ็ดบาทถ้วน",
        "1000010, หนึ่งล้านสิบบาทถ้วน",
        "2000000, สองล้านบาทถ้วน",
        "10000000, สิบล้านบาทถ้วน",
        "11000000, สิบเอ็ดล้านบาทถ้วน",
        "20000000, ยี่สิบล้านบาทถ้วน",
        "21000000, ยี่สิบเอ็ดล้านบาทถ้วน",
        "101000000, หนึ่งร้อยเอ็ดล้านบาทถ้วน",
        "1000000000000, หนึ่งล้านล้านบาทถ้วน",
        "1000001000000, หนึ่งล้านเอ็ดล้านบาทถ้วน",
        "1234567890123, หนึ่งล้านสองแสนสามหมื่นสี่พันห้าร้อยหกสิบเจ็ดล้านแปดแสนเก้าหมื่นหนึ่งร้อยยี่สิบสามบาทถ้วน",
        "1E+2, หนึ่งร้อยบาทถ้วน"
    })
    void saysAnAmountInWords(BigDecimal amount, String words) {
        assertThat(ThaiBaht.words(amount)).isEqualTo(words);
    }

    @Test
    void takesThirteenDigits() {
        assertThat(ThaiBaht.words(new BigDecimal("9999999999999.99")))
                .startsWith("เก้าล้านเก้าแสนเก้าหมื่นเก้าพันเก้าร้อยเก้าสิบเก้าล้าน")
                .endsWith("บาทเก้าสิบเก้าสตางค์");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "-1", "10000000000000", "1E+13"})
    void hasNoWordsForDebtOrMoreThanThirteenDigits(BigDecimal amount) {
        assertThatIllegalArgumentException().isThrownBy(() -> ThaiBaht.words(amount));
    }

    @Test
    void hasNoWordsForFractionsOfASatang() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> ThaiBaht.words(new BigDecimal("0.005")));
    }
}
