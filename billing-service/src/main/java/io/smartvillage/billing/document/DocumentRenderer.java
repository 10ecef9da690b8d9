package io.smartvillage.billing.document;

import static io.smartvillage.billing.document.Table.Side.LEFT;
import static io.smartvillage.billing.document.Table.Side.RIGHT;

import io.smartvillage.billing.document.NoteSnapshot.Direction;
import io.smartvillage.billing.document.ReceiptSnapshot.Allocation;
import io.smartvillage.billing.document.Sheet.Fact;
import io.smartvillage.billing.document.Sheet.Title;
import io.smartvillage.billing.document.StatementSnapshot.Ageing;
import io.smartvillage.billing.document.StatementSnapshot.Entry;
import io.smartvillage.billing.document.Table.Column;
import io.smartvillage.billing.document.Table.Text;
import io.smartvillage.billing.document.pdf.PdfPage.Area;
import io.smartvillage.billing.document.pdf.Picture;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Draws documents as PDF. Make one and share it: it holds the fonts, and threads may use it at
/// once. The same snapshot and mark give the same bytes on the same JDK.
public final class DocumentRenderer {

    private static final int MOST_LOGOS = 100;

    private static final List<Column> ALLOCATIONS =
            List.of(
                    new Column("ใบแจ้งหนี้", "Invoice", 104, LEFT),
                    new Column("รายการ", "Description", Sheet.WIDTH - 104 - 92 - 106 - 78, LEFT),
                    new Column("งวด", "Period", 92, LEFT),
                    new Column("เกณฑ์การตัดชำระ", "Allocated by", 106, LEFT),
                    new Column("จำนวนเงิน", "Amount (THB)", 78, RIGHT));

    private static final List<Column> ENTRIES =
            List.of(
                    new Column("วันที่", "Date", 74, LEFT),
                    new Column("เลขที่เอกสาร", "Document", 96, LEFT),
                    new Column("รายการ", "Description", Sheet.WIDTH - 74 - 96 - 3 * 66, LEFT),
                    new Column("เรียกเก็บ", "Charge", 66, RIGHT),
                    new Column("ชำระ/ลดหนี้", "Credit", 66, RIGHT),
                    new Column("คงเหลือ", "Balance", 66, RIGHT));

    private final Look look = Look.load();
    private final Map<String, Picture> logos = new ConcurrentHashMap<>();

    public byte[] render(DocumentSnapshot snapshot, Mark mark) {
        return switch (snapshot) {
            case InvoiceSnapshot invoice -> invoice(invoice, mark);
            case ReceiptSnapshot receipt -> receipt(receipt, mark);
            case NoteSnapshot note -> note(note, mark);
            case StatementSnapshot statement -> statement(statement, mark);
        };
    }

    /// @throws IllegalArgumentException if the logo is no picture, or a code cannot hold its text
    public byte[] invoice(InvoiceSnapshot invoice, Mark mark) {
        var sheet = begin(invoice, new Title("ใบแจ้งหนี้", "INVOICE"), mark);
        sheet.parties(
                List.of(
                        new Fact("เลขที่ / No.", invoice.number()),
                        new Fact("วันที่ / Date", BuddhistDates.full(invoice.issuedOn())),
                        new Fact("ครบกำหนด / Due date", BuddhistDates.full(invoice.dueOn()))));
        BilledLines.draw(sheet, invoice.lines());
        Totals.draw(
                sheet,
                BilledLines.parts(invoice.lines()),
                "ยอดที่ต้องชำระ / Total",
                invoice.total());
        var payment = invoice.payment();
        if (payment != null && mark != Mark.VOID) {
            new PaymentPanel(sheet, payment, invoice.dueOn()).draw();
        }
        sheet.notes(invoice.notes());
        return sheet.finish();
    }

    /// @throws IllegalArgumentException if the logo is no picture
    public byte[] receipt(ReceiptSnapshot receipt, Mark mark) {
        var sheet = begin(receipt, new Title("ใบเสร็จรับเงิน", "RECEIPT"), mark);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("เลขที่ / No.", receipt.number()));
        facts.add(new Fact("วันที่ / Date", BuddhistDates.full(receipt.issuedOn())));
        facts.add(new Fact("รับเงินเมื่อ / Paid on", BuddhistDates.full(receipt.paidOn())));
        facts.add(new Fact("ชำระโดย / Method", receipt.method()));
        var reference = receipt.reference();
        if (reference != null) {
            facts.add(new Fact("อ้างอิง / Reference", reference));
        }
        sheet.parties(facts);
        var table = new Table(sheet, ALLOCATIONS);
        table.head();
        receipt.allocations().forEach(allocation -> table.row(cells(allocation)));
        Totals.draw(sheet, parts(receipt), "รวมรับเงิน / Received", receipt.total());
        var policy = receipt.allocationPolicy();
        if (policy != null) {
            sheet.down(14);
            sheet.paragraph("การตัดชำระ / Allocation", look.strong.of(9), Sheet.LEFT, Sheet.WIDTH);
            sheet.paragraph(policy, look.label, Sheet.LEFT, Sheet.WIDTH);
        }
        sheet.notes(receipt.notes());
        sheet.signature("ผู้รับเงิน / Received by", receipt.receivedBy());
        return sheet.finish();
    }

    /// @throws IllegalArgumentException if the logo is no picture, or the total is below 0
    public byte[] note(NoteSnapshot note, Mark mark) {
        var credits = note.direction() == Direction.CREDIT;
        var title =
                credits
                        ? new Title("ใบลดหนี้", "CREDIT NOTE")
                        : new Title("ใบเพิ่มหนี้", "DEBIT NOTE");
        var sheet = begin(note, title, mark);
        sheet.parties(
                List.of(
                        new Fact("เลขที่ / No.", note.number()),
                        new Fact("วันที่ / Date", BuddhistDates.full(note.issuedOn())),
                        new Fact("อ้างถึงใบแจ้งหนี้ / Invoice", note.invoiceNumber()),
                        new Fact(
                                "ลงวันที่ / Invoice date",
                                BuddhistDates.full(note.invoiceIssuedOn()))));
        sheet.paragraph("เหตุผล / Reason", look.label, Sheet.LEFT, Sheet.WIDTH);
        sheet.paragraph(note.reason(), look.body, Sheet.LEFT, Sheet.WIDTH);
        sheet.down(10);
        BilledLines.draw(sheet, note.lines());
        Totals.draw(
                sheet,
                List.of(),
                credits ? "ยอดลดหนี้ / Credit" : "ยอดเพิ่มหนี้ / Debit",
                note.total());
        sheet.signature("ผู้มีอำนาจลงนาม / Authorised by", note.issuedBy());
        return sheet.finish();
    }

    /// @throws IllegalArgumentException if the logo is no picture
    public byte[] statement(StatementSnapshot statement, Mark mark) {
        var sheet = begin(statement, new Title("ใบแจ้งยอดบัญชี", "STATEMENT OF ACCOUNT"), mark);
        var period = statement.period();
        sheet.parties(
                List.of(
                        new Fact("เลขที่ / No.", statement.number()),
                        new Fact("วันที่ / Date", BuddhistDates.full(statement.issuedOn())),
                        new Fact("ตั้งแต่ / From", BuddhistDates.full(period.from())),
                        new Fact("ถึง / To", BuddhistDates.full(period.to()))));
        var table = new Table(sheet, ENTRIES);
        table.head();
        var balance = statement.opening();
        table.row(openingCells(statement));
        for (var entry : statement.entries()) {
            balance = balance.add(entry.change());
            table.row(cells(entry, balance));
        }
        closing(sheet, statement);
        var ageing = statement.ageing();
        if (ageing != null) {
            ageing(sheet, ageing);
        }
        sheet.notes(statement.notes());
        return sheet.finish();
    }

    private Sheet begin(DocumentSnapshot snapshot, Title title, Mark mark) {
        var sheet = new Sheet(look, snapshot, title, mark);
        sheet.letterhead(logo(snapshot.letterhead().logo()));
        return sheet;
    }

    private @Nullable Picture logo(@Nullable String base64) {
        if (base64 == null) {
            return null;
        }
        var known = logos.get(base64);
        if (known != null) {
            return known;
        }
        var logo = Picture.of(Base64.getDecoder().decode(base64));
        if (logos.size() < MOST_LOGOS) {
            logos.put(base64, logo);
        }
        return logo;
    }

    private List<List<Text>> cells(Allocation allocation) {
        var period = allocation.period();
        return List.of(
                cell(allocation.invoiceNumber()),
                cell(allocation.description()),
                cell(period == null ? "" : BuddhistDates.period(period)),
                List.of(new Text(allocation.rule(), look.label)),
                cell(Baht.print(allocation.amount())));
    }

    private static List<Fact> parts(ReceiptSnapshot receipt) {
        if (receipt.credit().signum() == 0) {
            return List.of();
        }
        var allocated = receipt.total().subtract(receipt.credit());
        return List.of(
                new Fact("ตัดชำระใบแจ้งหนี้", Baht.print(allocated)),
                new Fact("ยกไปเป็นเครดิต / Credit", Baht.print(receipt.credit())));
    }

    private List<List<Text>> openingCells(StatementSnapshot statement) {
        return List.of(
                cell(BuddhistDates.brief(statement.period().from())),
                cell(""),
                List.of(new Text("ยอดยกมา", look.strong)),
                cell(""),
                cell(""),
                List.of(new Text(Baht.print(statement.opening()), look.strong)));
    }

    private List<List<Text>> cells(Entry entry, BigDecimal balance) {
        return List.of(
                cell(BuddhistDates.brief(entry.on())),
                cell(entry.documentNumber()),
                cell(entry.description()),
                cell(entry.charge().signum() == 0 ? "" : Baht.print(entry.charge())),
                cell(entry.credit().signum() == 0 ? "" : Baht.print(entry.credit())),
                cell(Baht.print(balance)));
    }

    private List<Text> cell(String text) {
        return List.of(new Text(text, look.body));
    }

    private static void closing(Sheet sheet, StatementSnapshot statement) {
        var entries = statement.entries();
        var parts =
                List.of(
                        new Fact(
                                "เรียกเก็บในช่วงนี้ / Charged",
                                Baht.print(Baht.sum(entries.stream().map(Entry::charge).toList()))),
                        new Fact(
                                "ชำระ/ลดหนี้ในช่วงนี้ / Credited",
                                Baht.print(
                                        Baht.sum(entries.stream().map(Entry::credit).toList()))));
        var owes = statement.closing().signum() >= 0;
        Totals.draw(
                sheet,
                parts,
                owes ? "ยอดค้างชำระ / Balance due" : "เครดิตคงเหลือ / In credit",
                statement.closing().abs());
    }

    private void ageing(Sheet sheet, Ageing ageing) {
        var buckets =
                List.of(
                        new Fact("ยังไม่ครบกำหนด", Baht.print(ageing.current())),
                        new Fact("1–30 วัน", Baht.print(ageing.days1To30())),
                        new Fact("31–60 วัน", Baht.print(ageing.days31To60())),
                        new Fact("61–90 วัน", Baht.print(ageing.days61To90())),
                        new Fact("91–180 วัน", Baht.print(ageing.days91To180())),
                        new Fact("เกิน 180 วัน", Baht.print(ageing.daysOver180())));
        sheet.turnUnlessRoomFor(80);
        sheet.down(20);
        sheet.paragraph(
                "อายุหนี้ค้างชำระ / Ageing of the balance", look.strong, Sheet.LEFT, Sheet.WIDTH);
        sheet.down(5);
        var page = sheet.page();
        var top = sheet.y();
        var width = Sheet.WIDTH / buckets.size();
        page.fill(List.of(new Area(Sheet.LEFT, top, Sheet.WIDTH, 19)), Look.TINT);
        page.frame(new Area(Sheet.LEFT, top, Sheet.WIDTH, 42), 0.7, Look.HAIR);
        for (var i = 0; i < buckets.size(); i++) {
            var right = Sheet.LEFT + (i + 1) * width - 8;
            page.textEndingAt(buckets.get(i).label(), look.label, right, top + 13);
            page.textEndingAt(buckets.get(i).text(), look.strong, right, top + 34);
        }
        sheet.down(42);
    }
}
