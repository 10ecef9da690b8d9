package io.smartvillage.access.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.access.plate.Province;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialValueTests {

    private static final Province BANGKOK = Province.of(10).orElseThrow();
    private static final Province PHUKET = Province.of(83).orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "CARD, 04:a2:2b:91, 04A22B91",
        "CARD, 04 A2-2B.91, 04A22B91",
        "CARD, 0008106606, 8106606",
        "CARD, '123,45678', 8106606",
        "CARD, '0008106606 123,45678', 8106606",
        "CARD, '0008106606  123, 45678', 8106606",
        "CARD, ０００８１０６６０６, 8106606",
        "CARD, 00000, 0",
        "PLATE, 1กก-1234, 1กก1234",
        "PLATE, ' ab 12 ', AB12",
        "APP, ' k3Y-x/9= ', k3Y-x/9="
    })
    void isComparedByWhatCounts(CredentialKind kind, String written, String compared) {
        assertThat(CredentialValue.of(kind, written).normalized()).isEqualTo(compared);
    }

    @ParameterizedTest
    @CsvSource({
        "CARD, '--', field.card",
        "CARD, 123, field.card",
        "CARD, '300,45678', field.card",
        "CARD, '123,70000', field.card",
        "CARD, '0008106607 123,45678', field.card",
        "CARD, 04A22B91!, field.card",
        "CARD, กขคง, field.card",
        "CARD, 12345678901234567890123456789012345678901, field.card",
        "PLATE, 1กก, plate.form",
        "PLATE, '', plate.empty",
        "APP, short, field.app-key",
        "APP, two words, field.app-key"
    })
    void saysWhyNothingShowsIt(CredentialKind kind, String written, String messageKey) {
        assertThatExceptionOfType(CredentialValueRefusedException.class)
                .isThrownBy(() -> CredentialValue.of(kind, written))
                .extracting(CredentialValueRefusedException::messageKey)
                .isEqualTo(messageKey);
    }

    @Property
    void facilityAndNumberAreTheDecimalNumber(
            @ForAll @IntRange(max = 255) int facility, @ForAll @IntRange(max = 65_535) int number) {
        var halves = "%03d,%05d".formatted(facility, number);
        var whole = "%010d".formatted(facility * 65_536L + number);

        assertThat(CredentialValue.of(CredentialKind.CARD, halves))
                .isEqualTo(CredentialValue.of(CredentialKind.CARD, whole));
    }

    @Test
    void aPlateKeepsItsProvinceApart() {
        var value = CredentialValue.of(CredentialKind.PLATE, "1กก 1234 ภูเก็ต");

        assertThat(value.normalized()).isEqualTo("1กก1234");
        assertThat(value.province()).isEqualTo(PHUKET);
        assertThat(value.toString()).doesNotContain("1234");
    }

    @Test
    void ofSeveralPlatesTheOneOfTheProvinceIsMeant() {
        assertThat(meant(10, "none", "bangkok")).isEqualTo("bangkok");
        assertThat(meant(83, "none", "bangkok")).isEqualTo("none");
        assertThat(meant(83, "bangkok")).isNull();
        assertThat(meant(null, "bangkok")).isEqualTo("bangkok");
        assertThat(meant(null, "bangkok", "phuket")).isNull();
        assertThat(meant(null)).isNull();
    }

    @Test
    void aPlateWithoutAProvinceIsThatNumberInAny() {
        assertThat(Provinces.overlap(BANGKOK, PHUKET)).isFalse();
        assertThat(Provinces.overlap(BANGKOK, BANGKOK)).isTrue();
        assertThat(Provinces.overlap(null, PHUKET)).isTrue();
        assertThat(Provinces.overlap(BANGKOK, null)).isTrue();
    }

    private static @Nullable String meant(@Nullable Integer shown, String... held) {
        var provinces = Map.of("bangkok", 10, "phuket", 83);
        return Provinces.meant(List.of(held), provinces::get, shown).orElse(null);
    }
}
