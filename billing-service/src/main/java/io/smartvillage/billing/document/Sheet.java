package io.smartvillage.billing.document;

import io.smartvillage.billing.document.pdf.LineBreaker;
import io.smartvillage.billing.document.pdf.PdfFile;
import io.smartvillage.billing.document.pdf.PdfPage;
import io.smartvillage.billing.document.pdf.PdfPage.Area;
import io.smartvillage.billing.document.pdf.Picture;
import io.smartvillage.billing.document.pdf.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The paper of one document: what all documents have, and where the next thing goes.
final class Sheet {

    static final double LEFT = 48;
    static final double RIGHT = PdfPage.WIDTH - LEFT;
    static final double WIDTH = RIGHT - LEFT;

    private static final double TOP = 42;
    private static final double BOTTOM = 782;
    private static final double FOOTER = 806;
    private static final double TITLE_WIDTH = 172;
    private static final double LOGO = 50;
    private static final double FACTS_LEFT = LEFT + WIDTH * 0.54;

    final Look look;
    final Title title;
    final Mark mark;
    private final DocumentSnapshot snapshot;
    private final PdfFile file;
    private PdfPage page;
    private double y;

    /// What a document is called.
    record Title(String thai, String english) {}

    /// A label and what it says.
    record Fact(String label, String text) {}

    Sheet(Look look, DocumentSnapshot snapshot, Title title, Mark mark) {
        this.look = look;
        this.snapshot = snapshot;
        this.title = title;
        this.mark = mark;
        file =
                new PdfFile(
                        title.thai + " " + snapshot.number(),
                        snapshot.letterhead().name(),
                        snapshot.issuedOn());
        page = file.newPage();
        y = TOP;
    }

    PdfPage page() {
        return page;
    }

    double y() {
        return y;
    }

    void down(double points) {
        y += points;
    }

    /// Begins a page unless there is room.
    ///
    /// @return whether it did
    boolean turnUnlessRoomFor(double height) {
        if (y + height <= BOTTOM) {
            return false;
        }
        page = file.newPage();
        y = TOP + 6;
        var right = fitting(title.thai + " " + snapshot.number() + " (ต่อ)", look.label, WIDTH / 2);
        page.textEndingAt(right, look.label, RIGHT, y);
        var left = fitting(snapshot.letterhead().name(), look.label, WIDTH / 2 - 12);
        page.text(left, look.label, LEFT, y);
        y += 9;
        page.line(LEFT, y, RIGHT, y, 0.8, Look.ACCENT);
        y += 14;
        return true;
    }

    static boolean isTallerThanPage(double height) {
        return height > BOTTOM - TOP - 80;
    }

    /// Wraps, and begins a page where needed.
    void paragraph(String text, TextStyle style, double left, double width) {
        var leading = style.size() * Look.LEADING;
        for (var line : LineBreaker.lines(text, style, width)) {
            turnUnlessRoomFor(leading);
            y += leading;
            page.text(line, style, left, y - leading * 0.28);
        }
    }

    void letterhead(@Nullable Picture logo) {
        var letterhead = snapshot.letterhead();
        var first = page;
        page.textEndingAt(title.thai, look.title, RIGHT, y + 19);
        page.textEndingAt(title.english, look.label.of(10), RIGHT, y + 35);
        page.textEndingAt(mark.thai + " / " + mark.english, look.label, RIGHT, y + 50);
        var titleBottom = y + 56;
        var left = LEFT;
        if (logo != null) {
            var width = Math.min(2 * LOGO, LOGO * logo.ratio());
            var height = width / logo.ratio();
            page.picture(logo, new Area(LEFT, y, width, height));
            left += width + 12;
        }
        var width = RIGHT - TITLE_WIDTH - left;
        y -= 3;
        paragraph(letterhead.name(), look.name, left, width);
        paragraph(letterhead.address(), look.label, left, width);
        if (letterhead.taxId() != null) {
            paragraph("เลขประจำตัวผู้เสียภาษี " + letterhead.taxId(), look.label, left, width);
        }
        if (letterhead.phone() != null) {
            paragraph("โทร. " + letterhead.phone(), look.label, left, width);
        }
        if (page.equals(first)) {
            y = Math.max(y, titleBottom);
        }
        y += 8;
        page.line(LEFT, y, RIGHT, y, 1.4, Look.ACCENT);
        y += 10;
    }

    /// The house on the left, the facts on the right.
    void parties(List<Fact> facts) {
        var top = y;
        for (var fact : facts) {
            fact(fact, look.strong, FACTS_LEFT, RIGHT);
        }
        var bottom = y;
        var first = page;
        var addressee = snapshot.addressee();
        page.text("บ้านเลขที่ / House no.", look.label, LEFT, top + 10);
        y = top + 14;
        var width = FACTS_LEFT - LEFT - 24;
        paragraph(addressee.houseNumber(), look.house, LEFT, width);
        if (addressee.name() != null) {
            paragraph(addressee.name(), look.body.of(11), LEFT, width);
        }
        y = (page.equals(first) ? Math.max(y, bottom) : y) + 14;
    }

    void fact(Fact fact, TextStyle style, double left, double right) {
        var leading = 15.5;
        page.text(fact.label, look.label, left, y + 10);
        var room = right - left - look.label.width(fact.label) - 8;
        for (var line : LineBreaker.lines(fact.text, style, room)) {
            page.textEndingAt(line, style, right, y + 10);
            y += leading;
        }
    }

    void notes(List<String> notes) {
        if (notes.isEmpty()) {
            return;
        }
        down(8);
        turnUnlessRoomFor(40);
        paragraph("หมายเหตุ / Notes", look.strong.of(9), LEFT, WIDTH);
        notes.forEach(note -> paragraph(note, look.label, LEFT, WIDTH));
    }

    void signature(String role, @Nullable String who) {
        turnUnlessRoomFor(96);
        down(50);
        var width = 190;
        var centre = RIGHT - width / 2.0;
        page.line(RIGHT - width, y, RIGHT, y, 0.6, Look.GREY);
        if (who != null) {
            down(16);
            page.textAround(fitting("(" + who + ")", look.body, width), look.body, centre, y);
        }
        down(15);
        page.textAround(role, look.label, centre, y);
        down(8);
    }

    byte[] finish() {
        var pages = file.pages();
        for (var i = 0; i < pages.size(); i++) {
            var each = pages.get(i);
            each.line(LEFT, FOOTER - 12, RIGHT, FOOTER - 12, 0.5, Look.HAIR);
            var of = title.thai + " " + snapshot.number() + "  ·  " + snapshot.letterhead().name();
            each.text(fitting(of, look.small, WIDTH - 60), look.small, LEFT, FOOTER);
            var number = "หน้า " + (i + 1) + "/" + pages.size();
            each.textEndingAt(number, look.small, RIGHT, FOOTER);
            switch (mark) {
                case ORIGINAL -> {}
                case COPY -> each.watermark(mark.thai, look.title.in(Look.GREY).of(150), 0.10);
                case VOID ->
                        each.watermark(
                                mark.thai + " " + mark.english.toUpperCase(Locale.ROOT),
                                look.title.in(Look.ALARM).of(105),
                                0.20);
            }
        }
        return file.toBytes();
    }

    /// For running heads only: what they cut is whole on the first page.
    static String fitting(String text, TextStyle style, double width) {
        if (style.width(text) <= width) {
            return text;
        }
        return LineBreaker.lines(text, style, width - style.width("…")).getFirst() + "…";
    }
}
