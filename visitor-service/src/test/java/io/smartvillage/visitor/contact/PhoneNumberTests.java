package io.smartvillage.visitor.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTests {

    @ParameterizedTest
    @CsvSource({
        "081-234-5678, +66812345678",
        "0612345678, +66612345678",
        "09 1234 5678, +66912345678",
        "02-123-4567, +6621234567",
        "(02) 123 4567, +6621234567",
        "053.123.456, +6653123456",
        "+66 81 234 5678, +66812345678",
        "+66 (0)81 234 5678, +66812345678",
        "+66 2 123 4567, +6621234567",
        "+44 20 7946 0958, +442079460958",
        "+1-202-555-0143, +12025550143"
    })
    void readsANumberAsPeopleWriteIt(String written, String e164) {
        assertThat(PhoneNumber.e164(written)).contains(e164);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "call me",
                "12345678",
                "0012345678",
                "081-234-567",
                "081-234-56789",
                "01-234-5678",
                "+66",
                "+66 81 234 567",
                "+0 123 456 789",
                "+1234567",
                "+1234567890123456",
                "081+2345678",
                "๐๘๑๒๓๔๕๖๗๘"
            })
    void refusesWhatIsNone(String written) {
        assertThat(PhoneNumber.e164(written)).isEmpty();
    }

    @Property
    void whatIsReadIsE164AndReadsAsItself(
            @ForAll @StringLength(max = 20) @CharRange(from = '0', to = '9') @Chars({'+', '-', ' '})
                    String written) {
        PhoneNumber.e164(written)
                .ifPresent(number -> {
                    assertThat(number).matches("\\+[1-9][0-9]{7,14}");
                    assertThat(PhoneNumber.e164(number)).contains(number);
                });
    }

    @Test
    void showsTheEndToThoseWhoMayNotCall() {
        assertThat(PhoneNumber.shownTo(Set.of("guard"), "+66812345678")).isEqualTo("*********678");
        assertThat(PhoneNumber.shownTo(Set.of("guard", "staff"), "+66812345678"))
                .isEqualTo("+66812345678");
        assertThat(PhoneNumber.shownTo(Set.of("guard"), null)).isNull();
    }
}
