package io.smartvillage.infra.bench.documents;

import io.smartvillage.billing.document.Addressee;
import io.smartvillage.billing.document.BilledLine;
import io.smartvillage.billing.document.BilledLine.Kind;
import io.smartvillage.billing.document.InvoiceSnapshot;
import io.smartvillage.billing.document.Letterhead;
import io.smartvillage.billing.document.PaymentCodes;
import io.smartvillage.billing.document.Period;
import io.smartvillage.billing.document.ReceiptSnapshot;
import io.smartvillage.billing.document.ReceiptSnapshot.Allocation;
import io.smartvillage.billing.promptpay.BillPayment;
import io.smartvillage.billing.promptpay.BotBarcode;
import io.smartvillage.billing.promptpay.PromptPayQr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A month's invoice and the receipt for it.
final class Papers {

    static final PromptPayQr QR =
            PromptPayQr.of(
                    BillPayment.of("099400012345600", "99123", "69120123"),
                    new BigDecimal("6160.25"));
    static final BotBarcode BARCODE = BotBarcode.of(QR);

    private static final Period MONTH =
            new Period(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31));
    private static final Letterhead LETTERHEAD =
            new Letterhead(
                    "นิติบุคคลหมู่บ้านจัดสรร ร่มรื่นวิลเลจ",
                    "88 หมู่ 5 ถนนกาญจนาภิเษก ตำบลบางแม่นาง อำเภอบางใหญ่ จังหวัดนนทบุรี 11140",
                    "0994000123456",
                    "02-123-4567",
                    null);
    private static final Addressee HOUSE =
            new Addressee("99/123", "คุณปิ่นญาดา ทรัพย์เพิ่มพูนยิ่ง");

    private Papers() {}

    /// Five lines, QR and barcode.
    static InvoiceSnapshot invoice() {
        return new InvoiceSnapshot(
                LETTERHEAD,
                "INV-2569-000123",
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2026, 12, 15),
                HOUSE,
                List.of(
                        line(Kind.FEE, "ค่าส่วนกลางรายเดือน", "187.5", "ตร.ว.", "35", "6562.50"),
                        line(Kind.METERED, "ค่าน้ำประปา", "27", "ลบ.ม.", "18.25", "492.75"),
                        line(Kind.FEE, "ค่าบริการกำจัดขยะมูลฝอย", "1", "หลัง", "50", "50.00"),
                        line(Kind.PENALTY, "เบี้ยปรับชำระล่าช้า", null, null, null, "37.16"),
                        line(Kind.DISCOUNT, "ส่วนลดชำระล่วงหน้า", null, null, null, "-982.16")),
                new BigDecimal("6160.25"),
                new PaymentCodes(
                        QR.payload(),
                        BARCODE.payload(),
                        "099400012345600",
                        "99123",
                        "69120123",
                        new BigDecimal("6160.25")),
                List.of("ชำระหลังวันครบกำหนดมีเบี้ยปรับตามข้อบังคับของนิติบุคคล ข้อ 12"));
    }

    /// Three allocations and a credit.
    static ReceiptSnapshot receipt() {
        return new ReceiptSnapshot(
                LETTERHEAD,
                "RCP-2569-000101",
                LocalDate.of(2026, 12, 9),
                HOUSE,
                LocalDate.of(2026, 12, 8),
                "โอนเงินผ่านพร้อมเพย์",
                "014-2026120809153",
                List.of(
                        allocation("เบี้ยปรับชำระล่าช้า", "ดอกเบี้ยและเบี้ยปรับก่อน", "37.16"),
                        allocation("ค่าส่วนกลางรายเดือน", "หนี้ที่ถึงกำหนดก่อน", "5580.34"),
                        allocation("ค่าน้ำประปา", "หนี้ที่ถึงกำหนดก่อน", "542.75")),
                new BigDecimal("139.75"),
                new BigDecimal("6300.00"),
                "ตัดดอกเบี้ยและเบี้ยปรับ แล้วจึงตัดเงินต้น โดยตัดหนี้ที่ถึงกำหนดก่อนเป็นลำดับแรก",
                "นางสาวกุลฐิกานต์ ปั้นแก้ว",
                List.of());
    }

    private static BilledLine line(
            Kind kind,
            String description,
            @Nullable String quantity,
            @Nullable String unit,
            @Nullable String rate,
            String amount) {
        return new BilledLine(
                kind,
                description,
                null,
                quantity == null ? null : new BigDecimal(quantity),
                unit,
                rate == null ? null : new BigDecimal(rate),
                MONTH,
                new BigDecimal(amount));
    }

    private static Allocation allocation(String description, String rule, String amount) {
        return new Allocation("INV-2569-000123", description, MONTH, rule, new BigDecimal(amount));
    }
}
