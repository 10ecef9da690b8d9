package io.smartvillage.billing.document;

import io.smartvillage.billing.document.Sheet.Fact;
import io.smartvillage.billing.document.pdf.Ink;
import io.smartvillage.billing.document.pdf.PdfPage.Area;
import io.smartvillage.billing.promptpay.BarcodeSymbol;
import io.smartvillage.platform.qr.QrSymbol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How to pay: the QR for phones, the barcode for counters, and both in figures.
final class PaymentPanel {

    private static final double MILLIMETRE = 72 / 25.4;
    private static final double LEAST_QR_MODULE = 0.4 * MILLIMETRE;
    private static final double MOST_QR_MODULE = 0.85 * MILLIMETRE;
    private static final double QR_SIDE = 36 * MILLIMETRE;
    private static final double MOST_BAR = 0.33 * MILLIMETRE;
    private static final double BAR_HEIGHT = 14 * MILLIMETRE;
    private static final double FACT = 15.5;
    private static final double FACTS_WIDTH = 270;
    private static final double PADDING = 10;
    private static final double HEAD = 24;

    private final Sheet sheet;
    private final List<Fact> facts = new ArrayList<>();
    private final @Nullable QrSymbol qr;
    private final @Nullable BarcodeSymbol barcode;
    private final String barcodeText;

    PaymentPanel(Sheet sheet, PaymentCodes codes, LocalDate dueOn) {
        this.sheet = sheet;
        qr = codes.promptPayQr() == null ? null : QrSymbol.of(codes.promptPayQr());
        barcode = codes.barcode() == null ? null : BarcodeSymbol.of(codes.barcode());
        barcodeText = codes.barcode() == null ? "" : codes.barcode().replace('\r', ' ');
        facts.add(new Fact("รหัสผู้รับชำระ / Biller ID", codes.billerId()));
        facts.add(new Fact("เลขอ้างอิง 1 / Ref. 1", codes.reference1()));
        if (codes.reference2() != null) {
            facts.add(new Fact("เลขอ้างอิง 2 / Ref. 2", codes.reference2()));
        }
        facts.add(new Fact("จำนวนเงิน / Amount", Baht.print(codes.amount()) + " บาท"));
        facts.add(new Fact("ชำระภายใน / Due date", BuddhistDates.full(dueOn)));
    }

    void draw() {
        var qrSide = qr == null ? 0 : modulesWithQuiet(qr) * qrModule(qr);
        var upper = Math.max(qrSide, 24 + FACT * facts.size());
        var lower = barcode == null ? 0 : BAR_HEIGHT + 20;
        var height = HEAD + upper + lower + PADDING;
        sheet.turnUnlessRoomFor(height + 14);
        sheet.down(14);
        var page = sheet.page();
        var top = sheet.y();
        page.fill(List.of(new Area(Sheet.LEFT, top, Sheet.WIDTH, HEAD - 2)), Look.TINT);
        page.frame(new Area(Sheet.LEFT, top, Sheet.WIDTH, height), 0.7, Look.HAIR);
        page.text(
                "ช่องทางชำระเงิน / How to pay",
                sheet.look.strong.in(Look.ACCENT),
                Sheet.LEFT + PADDING,
                top + 15);
        sheet.down(HEAD);
        var left = Sheet.LEFT + PADDING;
        if (qr != null) {
            drawQr(qr);
            left = Sheet.LEFT + qrSide + PADDING;
        }
        sheet.down(4);
        var hint =
                qr == null
                        ? "ชำระผ่านเคาน์เตอร์หรือแอปธนาคารด้วยเลขอ้างอิง"
                        : "สแกน QR ด้วยแอปธนาคารที่รองรับพร้อมเพย์ / Scan with any Thai banking app";
        page.text(hint, sheet.look.label, left, sheet.y() + 9);
        sheet.down(18);
        for (var fact : facts) {
            sheet.fact(fact, sheet.look.strong, left, left + FACTS_WIDTH);
        }
        if (barcode != null) {
            drawBarcode(barcode, top + HEAD + upper + 6);
        }
        sheet.down(top + height - sheet.y());
    }

    private void drawQr(QrSymbol symbol) {
        var module = qrModule(symbol);
        var left = Sheet.LEFT + QrSymbol.QUIET_ZONE * module;
        var top = sheet.y() + QrSymbol.QUIET_ZONE * module;
        var dark =
                symbol.runs().stream()
                        .map(run ->
                                new Area(
                                        left + run.column() * module,
                                        top + run.row() * module,
                                        run.length() * module,
                                        module))
                        .toList();
        sheet.page().fill(dark, Ink.BLACK);
    }

    private void drawBarcode(BarcodeSymbol symbol, double top) {
        var room = Sheet.WIDTH - 4;
        var quiet = 2 * BarcodeSymbol.QUIET_ZONE;
        var module = Math.min(MOST_BAR, room / (symbol.modules() + quiet));
        var left = Sheet.LEFT + (Sheet.WIDTH - symbol.modules() * module) / 2;
        var dark =
                symbol.bars().stream()
                        .map(bar ->
                                new Area(
                                        left + bar.start() * module,
                                        top,
                                        bar.width() * module,
                                        BAR_HEIGHT))
                        .toList();
        var page = sheet.page();
        page.fill(dark, Ink.BLACK);
        page.textAround(
                barcodeText,
                sheet.look.body.of(8.5),
                Sheet.LEFT + Sheet.WIDTH / 2,
                top + BAR_HEIGHT + 13);
    }

    private static double qrModule(QrSymbol symbol) {
        return Math.clamp(QR_SIDE / modulesWithQuiet(symbol), LEAST_QR_MODULE, MOST_QR_MODULE);
    }

    private static int modulesWithQuiet(QrSymbol symbol) {
        return symbol.size() + 2 * QrSymbol.QUIET_ZONE;
    }
}
