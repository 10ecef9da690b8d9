package io.smartvillage.billing.paper;

import io.smartvillage.billing.document.BilledLine;
import io.smartvillage.billing.document.Period;
import io.smartvillage.billing.invoice.LineItem;
import io.smartvillage.billing.invoice.LineItem.Unit;
import java.util.List;

/// Lines as Thai papers say them.
final class PrintedLines {

    private PrintedLines() {}

    static List<BilledLine> of(List<LineItem> items) {
        return items.stream().map(PrintedLines::of).toList();
    }

    /// The rate of `baht` is a percentage, so it is not printed among the rates in baht.
    private static BilledLine of(LineItem item) {
        var isPercent = item.unit() == Unit.BAHT;
        var period = item.period();
        return new BilledLine(
                kind(item.kind()),
                item.description(),
                isPercent ? percent(item) : item.detail(),
                item.quantity(),
                unit(item.unit()),
                isPercent ? null : item.rate(),
                period == null ? null : new Period(period.from(), period.to()),
                item.amount());
    }

    private static String percent(LineItem item) {
        var percent = "ร้อยละ " + item.rate().stripTrailingZeros().toPlainString();
        return item.detail() == null ? percent : percent + " · " + item.detail();
    }

    private static BilledLine.Kind kind(LineItem.Kind kind) {
        return switch (kind) {
            case FEE -> BilledLine.Kind.FEE;
            case METERED -> BilledLine.Kind.METERED;
            case PENALTY -> BilledLine.Kind.PENALTY;
            case DISCOUNT -> BilledLine.Kind.DISCOUNT;
            case ADJUSTMENT -> BilledLine.Kind.ADJUSTMENT;
            case CREDIT_APPLIED -> BilledLine.Kind.CREDIT_APPLIED;
        };
    }

    private static String unit(Unit unit) {
        return switch (unit) {
            case PLOT -> "แปลง";
            case SQ_WAH -> "ตร.ว.";
            case SHARE -> "ส่วน";
            case METER_UNIT -> "หน่วย";
            case MONTH -> "เดือน";
            case ITEM -> "รายการ";
            case BAHT -> "บาท";
        };
    }
}
