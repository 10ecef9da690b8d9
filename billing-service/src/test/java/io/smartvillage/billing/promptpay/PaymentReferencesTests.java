package io.smartvillage.billing.promptpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.billing.bankstatement.matching.Reference;
import io.smartvillage.billing.bankstatement.matching.ReferenceFinder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentReferencesTests {

    private static final String INVOICE = "INV-2569-000123";

    @ParameterizedTest
    @CsvSource({
        "99/12-1, VILLA99X12Z1",
        "99/12, VILLA99X12",
        "9912, VILLA9912",
        "๙๙/๑๒a, VILLA99X12A",
        "' 7 ', VILLA7",
        "999/12345-12345, VILLA999X12345Z12345"
    })
    void namesTheHouseReadably(String houseNumber, String ref1) {
        assertThat(PaymentReferences.of(houseNumber, INVOICE).ref1()).isEqualTo(ref1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99/12ก", "99X12", "Q1", "ตึก A ห้อง 12", "A", "9999/12345-12345", ""})
    void namesAnyOtherHouseByItsHash(String houseNumber) {
        assertThat(PaymentReferences.of(houseNumber, INVOICE).ref1()).matches("VILLAQ[0-9A-F]{14}");
    }

    @Test
    void tellsHousesApartThatDifferInSignsOnly() {
        var houses =
                List.of(
                        "99/12", "99-12", "9912", "99X12", "99Z12", "99.12", "99 12", "9/912",
                        "99/12ก", "99/12ข", "99//12");

        assertThat(houses)
                .extracting(house -> PaymentReferences.of(house, INVOICE).ref1())
                .doesNotHaveDuplicates();
    }

    @Test
    void namesTheInvoiceByItsNumberWithoutDashes() {
        assertThat(PaymentReferences.of("99/12", INVOICE).ref2()).isEqualTo("INV2569000123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INV/2569/1", "INV-25690000000000000001", "---"})
    void refusesAnInvoiceNumberThatNoCodeCanHold(String number) {
        assertThatExceptionOfType(InvalidPaymentDataException.class)
                .isThrownBy(() -> PaymentReferences.of("99/12", number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99/12-1", "7", "99/12ก"})
    void isFoundInAStatementWithAndWithoutALabel(String houseNumber) {
        var ours = PaymentReferences.of(houseNumber, INVOICE);
        var text = ours.ref1() + " " + ours.ref2();

        assertThat(new ReferenceFinder().find(List.of(text)))
                .extracting(Reference::text)
                .contains(ours.ref1(), ours.ref2());
        assertThat(new ReferenceFinder().find(List.of("Ref1 " + ours.ref1())))
                .contains(new Reference(Reference.Kind.REF1, ours.ref1()));
        assertThat(new ReferenceFinder().find(List.of(text)))
                .extracting(Reference::kind)
                .doesNotContain(Reference.Kind.HOUSE_NUMBER);
    }
}
