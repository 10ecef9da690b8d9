package io.smartvillage.access.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateTests {

    @ParameterizedTest
    @CsvSource({
        "1กก 1234, 1กก1234",
        "กก-99, กก99",
        "ขก ๑๒๓๔, ขก1234",
        "๑กก ๑, 1กก1",
        "' 2ขฮ . 7 ', 2ขฮ7",
        "1กก\u200B12\u00A034, 1กก1234",
        "１กก１２３４, 1กก1234",
        "กกก 123, กกก123",
        "ก-1234, ก1234",
        "ร.ย.ล. 123, รยล123",
        "ท 57-1234, ท571234",
        "70-1234, 701234",
        "12345, 12345",
        "เฮง 9999, เฮง9999",
        "2ขู่ 99, 2ขู่99",
        "wxy 1234, WXY1234",
        "Ａb 12, AB12",
        "SGX 1234 A, SGX1234A"
    })
    void readsAPlateHoweverItIsWritten(String written, String number) {
        assertThat(Plate.of(written)).isEqualTo(new Plate(number, null));
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "' -.- ', EMPTY",
        "1กก 12345, FORM",
        "กกกก 1234, FORM",
        "กก, FORM",
        "ABCDEF, FORM",
        "1, FORM",
        "12345678, FORM",
        "ะา 12, FORM",
        "A1B2C3D4E5F, FORM",
        "1กก 1234 ดาวอังคาร, PROVINCE",
        "กA 1234, CHARACTERS",
        "1กก?1234, CHARACTERS",
        "'1กก/1234', CHARACTERS",
        "川A12345, CHARACTERS",
        "😀 12, CHARACTERS",
        "กิกิกิกิ123456789, TOO_LONG"
    })
    void refusesWhatNoVehicleHas(String written, PlateRefusedException.Reason reason) {
        assertThatExceptionOfType(PlateRefusedException.class)
                .isThrownBy(() -> Plate.of(written))
                .extracting(PlateRefusedException::reason)
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "1กก 1234 กรุงเทพมหานคร, 10",
        "1กก 1234 กทม., 10",
        "1กก 1234 กรุงเทพฯ, 10",
        "1กก1234ภูเก็ต, 83",
        "1กก 1234 จ.ภูเก็ต, 83",
        "1กก 1234 จังหวัดลำปาง, 52",
        "1กก 1234 ลําปาง, 52",
        "1กก 1234 จันทบุรี, 22",
        "1กก 1234 ชม, 50",
        "701234 สป., 11",
        "กก 12 เบตง, 9502"
    })
    void readsTheProvinceBehindTheNumber(String written, int province) {
        assertThat(Plate.of(written).provinceCode()).contains(province);
    }

    @Test
    void knowsEveryProvinceByCodeNameAndAbbreviation() {
        assertThat(Province.all()).hasSize(78);
        assertThat(Province.all())
                .allSatisfy(province -> {
                    assertThat(Province.of(province.code())).contains(province);
                    assertThat(Province.named(province.thai())).contains(province);
                    assertThat(Province.named("จังหวัด" + province.thai())).contains(province);
                });
        assertThat(Province.of(28)).isEmpty();
        assertThat(Province.named("ดาวอังคาร")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AB 1O0, A8 100",
        "IQ 12, 10 12",
        "LS 1Z, 15 12",
        "1บข 1234, 1ปข 1234",
        "1ดน 1, 1ตม 1",
        "1คถ 1, 1ตภ 1",
        "ลอ 5, สฮ 5",
        "ผพ 1, ฝฟ 1",
        "ชท 1, ซฑ 1",
        "ณฎ 1, ฌฏ 1"
    })
    void takesForEachOtherWhatACameraDoes(String one, String other) {
        assertThat(Plate.of(one).folded())
                .isEqualTo(Confusable.folded(PlateText.normalized(other)));
    }

    @ParameterizedTest
    @CsvSource({"1กก 1234, 1กข 1234", "1กก 1234, 1กก 1235", "AC 12, AG 12", "ว 12, ง 12"})
    void keepsApartWhatLooksDifferent(String one, String other) {
        assertThat(Plate.of(one).folded()).isNotEqualTo(Plate.of(other).folded());
    }

    @Property
    void normalisingTwiceIsNormalisingOnce(@ForAll("texts") String text) {
        var once = PlateText.normalized(text);

        assertThat(PlateText.normalized(once)).isEqualTo(once);
    }

    @Property
    void aPlateIsReadFromItsOwnNumber(@ForAll("plates") String written) {
        var plate = Plate.of(written);

        assertThat(Plate.of(plate.number())).isEqualTo(plate);
    }

    @Property
    void separatorsMakeNoDifference(
            @ForAll("plates") String written, @ForAll("separators") String separator) {
        assertThat(Plate.of(String.join(separator, written.split("", -1))))
                .isEqualTo(Plate.of(written));
    }

    @Property
    void foldingTwiceIsFoldingOnceAndKeepsTheLength(@ForAll("plates") String written) {
        var folded = Plate.of(written).folded();

        assertThat(Confusable.folded(folded)).isEqualTo(folded);
        assertThat(folded).hasSameSizeAs(Plate.of(written).number());
    }

    @Property
    void foldingIsCoarserThanTheNumber(
            @ForAll("plates") String one, @ForAll("plates") String other) {
        if (Objects.equals(Plate.of(one).number(), Plate.of(other).number())) {
            assertThat(Plate.of(one).folded()).isEqualTo(Plate.of(other).folded());
        }
    }

    @Property
    void refusesOrReadsButNeverFails(@ForAll("texts") String text) {
        try {
            assertThat(Plate.of(text).number()).matches("[0-9A-Z\\u0E01-\\u0E4E]{2,14}");
        } catch (PlateRefusedException e) {
            assertThat(e.messageKey()).startsWith("plate.");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.strings()
                        .withCharRange('\u0E00', '\u0E5B')
                        .withChars("0OQ1I8B-. \u200B\u0301\uFF11\uFF21ßïœ")
                        .ofMaxLength(16));
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of(" ", "-", ".", "\u200B", "\u00A0", " – ", "");
    }

    @Provide
    Arbitrary<String> plates() {
        var series = Arbitraries.strings().withCharRange('0', '9').ofMaxLength(1);
        var thai = Arbitraries.strings().withCharRange('ก', 'ฮ').ofMinLength(1).ofMaxLength(3);
        var latin = Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(1).ofMaxLength(4);
        var number = Arbitraries.strings().withCharRange('0', '9').ofMinLength(1).ofMaxLength(4);
        return Arbitraries.oneOf(
                Combinators.combine(series, thai, number).as((s, t, n) -> s + t + n),
                Combinators.combine(latin, number).as((l, n) -> l + n));
    }
}
