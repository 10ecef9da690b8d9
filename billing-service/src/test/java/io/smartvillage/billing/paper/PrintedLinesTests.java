package io.smartvillage.billing.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.document.BilledLine;
import io.smartvillage.billing.document.Period;
import io.smartvillage.billing.invoice.LineItem;
import io.smartvillage.billing.invoice.LineItem.Kind;
import io.smartvillage.billing.invoice.LineItem.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrintedLinesTests {

    private static final LineItem.Period DECEMBER =
            new LineItem.Period(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31));

    @Test
    void saysWhatTheLineSays() {
        var item =
                new LineItem(
                        Kind.METERED,
                        "ค่าน้ำประปา",
                        "1204 – 1231",
                        new BigDecimal("27"),
                        Unit.METER_UNIT,
                        new BigDecimal("18.25"),
                        DECEMBER,
                        new BigDecimal("492.75"),
                        null,
                        null);

        assertThat(PrintedLines.of(List.of(item)))
                .containsExactly(
                        new BilledLine(
                                BilledLine.Kind.METERED,
                                "ค่าน้ำประปา",
                                "1204 – 1231",
                                new BigDecimal("27"),
                                "หน่วย",
                                new BigDecimal("18.25"),
                                new Period(DECEMBER.from(), DECEMBER.to()),
                                new BigDecimal("492.75")));
    }

    @ParameterizedTest
    @CsvSource({
        "PLOT, แปลง",
        "SQ_WAH, ตร.ว.",
        "SHARE, ส่วน",
        "METER_UNIT, หน่วย",
        "MONTH, เดือน",
        "ITEM, รายการ"
    })
    void namesTheUnitInThai(Unit unit, String thai) {
        assertThat(printed(Kind.FEE, unit, null).unit()).isEqualTo(thai);
        assertThat(printed(Kind.FEE, unit, null).rate()).isEqualByComparingTo("1.5");
    }

    @Test
    void aPercentageIsNotPrintedAmongTheRatesInBaht() {
        assertThat(printed(Kind.PENALTY, Unit.BAHT, "เกินกำหนด 14 วัน").rate()).isNull();
        assertThat(printed(Kind.PENALTY, Unit.BAHT, "เกินกำหนด 14 วัน").detail())
                .isEqualTo("ร้อยละ 1.5 · เกินกำหนด 14 วัน");
        assertThat(printed(Kind.PENALTY, Unit.BAHT, null).detail()).isEqualTo("ร้อยละ 1.5");
        assertThat(printed(Kind.PENALTY, Unit.BAHT, null).unit()).isEqualTo("บาท");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasItsOwn(Kind kind) {
        assertThat(printed(kind, Unit.ITEM, null).kind().name()).isEqualTo(kind.name());
    }

    private static BilledLine printed(Kind kind, Unit unit, @Nullable String detail) {
        var item =
                new LineItem(
                        kind,
                        "รายการ",
                        detail,
                        new BigDecimal("1000"),
                        unit,
                        new BigDecimal("1.50"),
                        null,
                        new BigDecimal("15.00"),
                        null,
                        null);
        return PrintedLines.of(List.of(item)).getFirst();
    }
}
