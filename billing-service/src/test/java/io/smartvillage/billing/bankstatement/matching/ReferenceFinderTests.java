package io.smartvillage.billing.bankstatement.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.bankstatement.matching.Reference.Kind;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceFinderTests {

    private final ReferenceFinder finder = new ReferenceFinder();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ref1 H0099012|REF1|H0099012",
                "REF.1: 99/12|REF1|99/12",
                "(Ref 2) inv2569-12|REF2|INV256912",
                "Reference No.2 : A-1|REF2|A1",
                "อ้างอิง1 H1|REF1|H1",
                "pay INV-2569-000123 thanks|INVOICE_NUMBER|INV2569000123",
                "pay inv 2569 000123|INVOICE_NUMBER|INV2569000123",
                "INV๒๕๖๙๐๐๐๑๒๓|INVOICE_NUMBER|INV2569000123",
                "INV/2569/000123.|INVOICE_NUMBER|INV2569000123",
                "014123456789ABC01234|TRANSACTION|014123456789ABC01234",
                "from 2026040112345678901 x|TRANSACTION|2026040112345678901",
                "บ้านเลขที่ 99/12|HOUSE_NUMBER|99/12",
                "บ้าน 45 เดือน 4|HOUSE_NUMBER|45",
                "house no. A-12|HOUSE_NUMBER|A12",
                "ค่าส่วนกลาง 99/123 เม.ย.|HOUSE_NUMBER|99/123",
                "แปลง 7|HOUSE_NUMBER|7",
                "H0099012|WORD|H0099012",
            })
    void finds(String text, Kind kind, String reference) {
        assertThat(finder.find(List.of(text))).contains(new Reference(kind, reference));
    }

    @Test
    void findsNothingInWordsWithoutNumbers() {
        assertThat(finder.find(List.of("", "TRF. PROMPTPAY", "รับโอนเงิน", "Ref: none"))).isEmpty();
    }

    @Test
    void doesNotTakeALongNumberForALabel() {
        assertThat(finder.find(List.of("Ref 12345678")))
                .extracting(Reference::kind)
                .doesNotContain(Kind.REF1);
    }

    @Test
    void knowsInvoicesByTheVillagesOwnForm() {
        var own = new ReferenceFinder(Pattern.compile("B\\d{6}"));

        assertThat(own.find(List.of("for B-690-001")))
                .contains(new Reference(Kind.INVOICE_NUMBER, "B690001"));
    }

    @Test
    void normalisesForComparing() {
        assertThat(Reference.normalised(" inv – 2569-๐๑ / a\u00A0b ")).isEqualTo("INV256901/AB");
    }
}
