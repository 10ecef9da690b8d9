package io.smartvillage.billing.document;

import static io.smartvillage.billing.document.Table.Side.LEFT;
import static io.smartvillage.billing.document.Table.Side.RIGHT;

import io.smartvillage.billing.document.BilledLine.Kind;
import io.smartvillage.billing.document.Sheet.Fact;
import io.smartvillage.billing.document.Table.Column;
import io.smartvillage.billing.document.Table.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of an invoice or note.
final class BilledLines {

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("#", "No.", 28, LEFT),
                    new Column("รายการ", "Description", Sheet.WIDTH - 28 - 82 - 74 - 54 - 80, LEFT),
                    new Column("งวด", "Period", 82, LEFT),
                    new Column("จำนวน", "Quantity", 74, RIGHT),
                    new Column("อัตรา", "Rate", 54, RIGHT),
                    new Column("จำนวนเงิน", "Amount (THB)", 80, RIGHT));

    private BilledLines() {}

    static void draw(Sheet sheet, List<BilledLine> lines) {
        var table = new Table(sheet, COLUMNS);
        table.head();
        var number = 0;
        for (var line : lines) {
            number++;
            table.row(cells(sheet.look, number, line));
        }
    }

    /// Sums by kind, where there is more than one kind.
    static List<Fact> parts(List<BilledLine> lines) {
        var sums = new EnumMap<Kind, BigDecimal>(Kind.class);
        lines.forEach(line -> sums.merge(line.kind(), line.amount(), BigDecimal::add));
        if (sums.size() < 2) {
            return List.of();
        }
        return sums.entrySet().stream()
                .map(sum -> new Fact(sum.getKey().thai, Baht.print(sum.getValue())))
                .toList();
    }

    private static List<List<Text>> cells(Look look, int number, BilledLine line) {
        var description = new ArrayList<Text>();
        description.add(new Text(line.description(), look.body));
        if (line.detail() != null) {
            description.add(new Text(line.detail(), look.small.of(8.5)));
        }
        return List.of(
                List.of(new Text(Integer.toString(number), look.body.in(Look.GREY))),
                description,
                cell(line.period() == null ? null : BuddhistDates.period(line.period()), look),
                cell(quantity(line), look),
                cell(line.rate() == null ? null : Baht.print(line.rate(), 2), look),
                cell(Baht.print(line.amount()), look));
    }

    private static @Nullable String quantity(BilledLine line) {
        var quantity = line.quantity();
        if (quantity == null) {
            return null;
        }
        var unit = line.unit();
        return Baht.print(quantity, 0) + (unit == null ? "" : " " + unit);
    }

    private static List<Text> cell(@Nullable String text, Look look) {
        return text == null ? List.of() : List.of(new Text(text, look.body));
    }
}
