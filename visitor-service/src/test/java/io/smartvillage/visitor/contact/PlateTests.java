package io.smartvillage.visitor.contact;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlateTests {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    record Car(@Plate String plate) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1กก 1234",
                "กข 1234 กรุงเทพมหานคร",
                "กข-9 เชียงใหม่",
                "80-1234",
                "๑กก ๑๒๓๔",
                "ABC 1234",
                "ท 12-3456"
            })
    void takesPlatesOfAnyKind(String plate) {
        assertThat(VALIDATOR.validate(new Car(plate))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "กรุงเทพ",
                "-1234",
                "1กก 1234!",
                "123456789",
                "1กก\n1234",
                "🚗 1234"
            })
    void refusesNonsense(String plate) {
        assertThat(VALIDATOR.validate(new Car(plate))).hasSize(1);
    }
}
