package io.smartvillage.billing.document;

import io.smartvillage.billing.document.BilledLine.Kind;
import io.smartvillage.billing.document.NoteSnapshot.Direction;
import io.smartvillage.billing.document.ReceiptSnapshot.Allocation;
import io.smartvillage.billing.document.StatementSnapshot.Ageing;
import io.smartvillage.billing.document.StatementSnapshot.Entry;
import io.smartvillage.billing.promptpay.BillPayment;
import io.smartvillage.billing.promptpay.PromptPayQr;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Papers of one made-up village.
final class SampleDocuments {

    static final PromptPayQr PROMPT_PAY =
            PromptPayQr.of(
                            BillPayment.of("099400012345600", "99123", "69120123"),
                            new BigDecimal("4160.25"))
                    .withTerminal("SV163");

    static final String QR = PROMPT_PAY.payload();

    static final String BARCODE = "|099400012345600\r99123\r69120123\r416025";

    static final LocalDate ISSUED = LocalDate.of(2026, 12, 1);

    private SampleDocuments() {}

    static Letterhead letterhead() {
        return letterhead("นิติบุคคลหมู่บ้านจัดสรร ร่มรื่นวิลเลจ", logo());
    }

    static Letterhead letterhead(String name, @Nullable String logo) {
        return new Letterhead(
                name,
                "88 หมู่ 5 ถนนกาญจนาภิเษก ตำบลบางแม่นาง อำเภอบางใหญ่ จังหวัดนนทบุรี 11140",
                "0994000123456",
                "02-123-4567",
                logo);
    }

    static InvoiceSnapshot invoice() {
        return invoice(
                letterhead(), new Addressee("99/123", "คุณปิ่นญาดา ทรัพย์เพิ่มพูนยิ่ง"), lines());
    }

    static InvoiceSnapshot invoice(
            Letterhead letterhead, Addressee addressee, List<BilledLine> lines) {
        return new InvoiceSnapshot(
                letterhead,
                "INV-2569-000123",
                ISSUED,
                LocalDate.of(2026, 12, 15),
                addressee,
                lines,
                Baht.sum(lines.stream().map(BilledLine::amount).toList()),
                new PaymentCodes(
                        QR,
                        BARCODE,
                        "099400012345600",
                        "99123",
                        "69120123",
                        new BigDecimal("4160.25")),
                List.of(
                        "ยอดค้างชำระของงวดก่อนหน้า 1,200.00 บาท ไม่รวมอยู่ในใบแจ้งหนี้นี้",
                        "ชำระหลังวันครบกำหนดมีเบี้ยปรับตามข้อบังคับของนิติบุคคล ข้อ 12"));
    }

    static List<BilledLine> lines() {
        return List.of(
                line(
                        Kind.FEE,
                        "ค่าส่วนกลางรายเดือน",
                        "ที่ดินที่อยู่อาศัย ตามมติที่ประชุมใหญ่ พ.ศ. 2569",
                        "187.5",
                        "ตร.ว.",
                        "35",
                        "6562.50"),
                line(
                        Kind.METERED,
                        "ค่าน้ำประปา",
                        "เลขมิเตอร์ 1,204 – 1,231",
                        "27",
                        "ลบ.ม.",
                        "18.25",
                        "492.75"),
                line(Kind.FEE, "ค่าบริการกำจัดขยะมูลฝอย", null, "1", "หลัง", "50", "50.00"),
                line(
                        Kind.PENALTY,
                        "เบี้ยปรับชำระล่าช้า",
                        "ร้อยละ 10 ต่อปี ของ 4,375.00 บาท จำนวน 31 วัน",
                        null,
                        null,
                        null,
                        "37.16"),
                line(Kind.DISCOUNT, "ส่วนลดชำระล่วงหน้า", null, null, null, null, "-982.16"),
                line(
                        Kind.CREDIT_APPLIED,
                        "หักเครดิตจากใบเสร็จ RCP-2569-000098",
                        null,
                        null,
                        null,
                        null,
                        "-2000.00"));
    }

    static BilledLine line(
            Kind kind,
            String description,
            @Nullable String detail,
            @Nullable String quantity,
            @Nullable String unit,
            @Nullable String rate,
            String amount) {
        var december = YearMonth.of(2026, 12);
        return new BilledLine(
                kind,
                description,
                detail,
                quantity == null ? null : new BigDecimal(quantity),
                unit,
                rate == null ? null : new BigDecimal(rate),
                new Period(december.atDay(1), december.atEndOfMonth()),
                new BigDecimal(amount));
    }

    static List<BilledLine> manyLines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i ->
                        line(
                                Kind.METERED,
                                "ค่าน้ำมิเตอร์ที่ " + i,
                                null,
                                Integer.toString(i),
                                "ลบ.ม.",
                                "18.25",
                                new BigDecimal("18.25")
                                        .multiply(BigDecimal.valueOf(i))
                                        .toPlainString()))
                .toList();
    }

    static ReceiptSnapshot receipt() {
        var october = new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31));
        var december = new Period(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31));
        return new ReceiptSnapshot(
                letterhead(),
                "RCP-2569-000101",
                LocalDate.of(2026, 12, 9),
                new Addressee("99/123", "คุณปิ่นญาดา ทรัพย์เพิ่มพูนยิ่ง"),
                LocalDate.of(2026, 12, 8),
                "โอนเงินผ่านพร้อมเพย์",
                "014-2026120809153",
                List.of(
                        new Allocation(
                                "INV-2569-000087",
                                "เบี้ยปรับชำระล่าช้า",
                                october,
                                "ดอกเบี้ยและเบี้ยปรับก่อน",
                                new BigDecimal("25.50")),
                        new Allocation(
                                "INV-2569-000087",
                                "ค่าส่วนกลางรายเดือน",
                                october,
                                "หนี้ที่ถึงกำหนดก่อน",
                                new BigDecimal("1200")),
                        new Allocation(
                                "INV-2569-000123",
                                "ยอดตามใบแจ้งหนี้",
                                december,
                                "หนี้ที่ถึงกำหนดก่อน",
                                new BigDecimal("4160.25"))),
                new BigDecimal("135.75"),
                new BigDecimal("5521.50"),
                "ตัดค่าฤชาธรรมเนียม ดอกเบี้ยและเบี้ยปรับ แล้วจึงตัดเงินต้น โดยตัดหนี้ที่ถึงกำหนดก่อนเป็นลำดับแรก"
                        + " ตามประมวลกฎหมายแพ่งและพาณิชย์ มาตรา 328–329",
                "นางสาวกุลฐิกานต์ ปั้นแก้ว",
                List.of());
    }

    static NoteSnapshot creditNote() {
        var lines =
                List.of(
                        line(
                                Kind.METERED,
                                "ค่าน้ำประปา",
                                "อ่านมิเตอร์ผิด 1,231 ที่ถูกคือ 1,221",
                                "10",
                                "ลบ.ม.",
                                "18.25",
                                "182.50"));
        return new NoteSnapshot(
                Direction.CREDIT,
                letterhead(),
                "CN-2569-000004",
                LocalDate.of(2026, 12, 12),
                new Addressee("99/123", "คุณปิ่นญาดา ทรัพย์เพิ่มพูนยิ่ง"),
                "INV-2569-000123",
                ISSUED,
                "บันทึกเลขมิเตอร์น้ำคลาดเคลื่อน ผู้จัดการตรวจสอบแล้วเมื่อวันที่ 10 ธันวาคม 2569",
                lines,
                new BigDecimal("182.50"),
                "นายวัฒนา ผู้ใหญ่ดี");
    }

    static StatementSnapshot statement() {
        var entries = new ArrayList<Entry>();
        var opening = new BigDecimal("1200.00");
        var closing = opening;
        for (var month = 1; month <= 12; month++) {
            var first = LocalDate.of(2026, month, 1);
            entries.add(
                    new Entry(
                            first,
                            "INV-2569-%06d".formatted(100 + month),
                            "ค่าส่วนกลางและค่าน้ำประปา",
                            new BigDecimal("2680.25"),
                            BigDecimal.ZERO));
            closing = closing.add(new BigDecimal("2680.25"));
            if (month % 3 != 0) {
                entries.add(
                        new Entry(
                                first.plusDays(9),
                                "RCP-2569-%06d".formatted(80 + month),
                                "รับชำระโดยการโอนเงิน",
                                BigDecimal.ZERO,
                                new BigDecimal("2680.25")));
                closing = closing.subtract(new BigDecimal("2680.25"));
            }
        }
        return new StatementSnapshot(
                letterhead(),
                "STM-2569-000007",
                LocalDate.of(2026, 12, 31),
                new Addressee("99/123", "คุณปิ่นญาดา ทรัพย์เพิ่มพูนยิ่ง"),
                new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)),
                opening,
                entries,
                closing,
                new Ageing(
                        new BigDecimal("2680.25"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        new BigDecimal("2680.25"),
                        new BigDecimal("2680.25"),
                        new BigDecimal("3880.25")),
                List.of());
    }

    /// A roof over a door, on nothing.
    static String logo() {
        var image = new BufferedImage(240, 240, BufferedImage.TYPE_INT_ARGB);
        for (var y = 0; y < 240; y++) {
            for (var x = 0; x < 240; x++) {
                var fromMiddle = Math.abs(x - 120);
                var roof = y >= 20 && y < 120 && fromMiddle <= y - 10;
                var walls = y >= 120 && y < 225 && fromMiddle <= 80;
                var door = y >= 150 && fromMiddle <= 24;
                if (roof) {
                    image.setRGB(x, y, 0xFF0F5C4D);
                } else if (walls && !door) {
                    image.setRGB(x, y, 0xFF5FA08F);
                }
            }
        }
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
