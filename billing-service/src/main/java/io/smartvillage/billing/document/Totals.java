package io.smartvillage.billing.document;

import io.smartvillage.billing.document.Sheet.Fact;
import io.smartvillage.billing.document.pdf.Ink;
import io.smartvillage.billing.document.pdf.LineBreaker;
import io.smartvillage.billing.document.pdf.PdfPage.Area;
import java.math.BigDecimal;
import java.util.List;

/// The sum below a table: its parts, the sum itself, and the sum in words.
final class Totals {

    private static final double LEFT = Sheet.LEFT + Sheet.WIDTH * 0.54;
    private static final double BAND = 27;
    private static final double WORDS_WIDTH = LEFT - Sheet.LEFT - 24;

    private Totals() {}

    static void draw(Sheet sheet, List<Fact> parts, String label, BigDecimal total) {
        var words = LineBreaker.lines(ThaiBaht.words(total), sheet.look.sum.of(11), WORDS_WIDTH);
        var height = Math.max(16 * parts.size() + BAND, 20 + 16 * words.size()) + 16;
        sheet.turnUnlessRoomFor(height);
        sheet.down(10);
        var top = sheet.y();
        for (var part : parts) {
            sheet.fact(part, sheet.look.body, LEFT, Sheet.RIGHT - Table.EDGE);
        }
        if (!parts.isEmpty()) {
            sheet.down(3);
        }
        band(sheet, label + " (บาท)", Baht.print(total));
        var below = sheet.y();
        var page = sheet.page();
        page.text("จำนวนเงินเป็นตัวอักษร / In words", sheet.look.label, Sheet.LEFT, top + 10);
        var y = top + 28;
        for (var line : words) {
            page.text(line, sheet.look.sum.of(11), Sheet.LEFT, y);
            y += 16;
        }
        sheet.down(Math.max(0, y - 8 - below));
    }

    private static void band(Sheet sheet, String label, String amount) {
        var page = sheet.page();
        var top = sheet.y();
        page.fill(
                List.of(new Area(LEFT - Table.EDGE, top, Sheet.RIGHT - LEFT + Table.EDGE, BAND)),
                Look.ACCENT);
        var labelStyle = sheet.look.strong.in(Ink.WHITE);
        var amountStyle = sheet.look.sum.in(Ink.WHITE);
        var right = Sheet.RIGHT - Table.EDGE;
        var room = right - LEFT - amountStyle.width(amount) - Table.EDGE;
        page.text(Sheet.fitting(label, labelStyle, room), labelStyle, LEFT, top + 17.5);
        page.textEndingAt(amount, amountStyle, right, top + 18);
        sheet.down(BAND);
    }
}
