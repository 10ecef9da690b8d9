package io.smartvillage.billing.document;

import io.smartvillage.billing.document.pdf.LineBreaker;
import io.smartvillage.billing.document.pdf.PdfPage.Area;
import io.smartvillage.billing.document.pdf.TextStyle;
import java.util.ArrayList;
import java.util.List;

/// Rows over as many pages as they need, each page with the heads of the columns.
final class Table {

    private static final double HEAD = 31;
    private static final double PADDING = 5;
    private static final double GAP = 6;

    /// The first and last column keep this from the edge.
    static final double EDGE = 7;

    /// A number becomes smaller, down to this, before it is broken.
    private static final double LEAST_SIZE = 6;

    private final Sheet sheet;
    private final List<Column> columns;

    enum Side {
        LEFT,
        RIGHT
    }

    record Column(String thai, String english, double width, Side side) {}

    /// A piece of text in a cell; it wraps.
    record Text(String text, TextStyle style) {}

    private record Line(String text, TextStyle style) {}

    /// @param columns whose widths make the sheet's
    Table(Sheet sheet, List<Column> columns) {
        this.sheet = sheet;
        this.columns = List.copyOf(columns);
    }

    void head() {
        sheet.turnUnlessRoomFor(HEAD + 30);
        drawHead();
    }

    /// @param cells one for each column
    void row(List<List<Text>> cells) {
        var wrapped = new ArrayList<List<Line>>();
        var lines = 0;
        for (var i = 0; i < columns.size(); i++) {
            var cell = wrapped(cells.get(i), columns.get(i).side, room(columns.get(i)));
            wrapped.add(cell);
            lines = Math.max(lines, cell.size());
        }
        var height = heightOf(wrapped, lines);
        if (!Sheet.isTallerThanPage(height) && sheet.turnUnlessRoomFor(height)) {
            drawHead();
        }
        sheet.down(PADDING);
        for (var i = 0; i < lines; i++) {
            var leading = leading(wrapped, i);
            if (sheet.turnUnlessRoomFor(leading)) {
                drawHead();
                sheet.down(PADDING);
            }
            sheet.down(leading);
            drawLine(wrapped, i, sheet.y() - leading * 0.28);
        }
        sheet.down(PADDING);
        sheet.page().line(Sheet.LEFT, sheet.y(), Sheet.RIGHT, sheet.y(), 0.5, Look.HAIR);
    }

    private void drawHead() {
        var page = sheet.page();
        var top = sheet.y();
        page.fill(List.of(new Area(Sheet.LEFT, top, Sheet.WIDTH, HEAD)), Look.TINT);
        var left = Sheet.LEFT;
        for (var column : columns) {
            write(column.thai, sheet.look.strong.of(9.5).in(Look.ACCENT), column, left, top + 14);
            write(column.english, sheet.look.small, column, left, top + 25.5);
            left += column.width;
        }
        sheet.down(HEAD);
    }

    private void drawLine(List<List<Line>> cells, int index, double baseline) {
        var left = Sheet.LEFT;
        for (var i = 0; i < columns.size(); i++) {
            if (index < cells.get(i).size()) {
                var line = cells.get(i).get(index);
                write(line.text, line.style, columns.get(i), left, baseline);
            }
            left += columns.get(i).width;
        }
    }

    private void write(String text, TextStyle style, Column column, double left, double baseline) {
        switch (column.side) {
            case LEFT ->
                    sheet.page()
                            .text(text, style, left + inset(column, columns.getFirst()), baseline);
            case RIGHT ->
                    sheet.page()
                            .textEndingAt(
                                    text,
                                    style,
                                    left + column.width - inset(column, columns.getLast()),
                                    baseline);
        }
    }

    private double room(Column column) {
        return column.width - inset(column, columns.getFirst()) - inset(column, columns.getLast());
    }

    private static double inset(Column column, Column atEdge) {
        return column.equals(atEdge) ? EDGE : GAP / 2;
    }

    private static double heightOf(List<List<Line>> cells, int lines) {
        var height = 2 * PADDING;
        for (var i = 0; i < lines; i++) {
            height += leading(cells, i);
        }
        return height;
    }

    private static double leading(List<List<Line>> cells, int index) {
        return cells.stream()
                .filter(cell -> index < cell.size())
                .mapToDouble(cell -> cell.get(index).style.size() * Look.LEADING)
                .max()
                .orElse(0);
    }

    private static List<Line> wrapped(List<Text> cell, Side side, double width) {
        if (side == Side.RIGHT && cell.size() == 1) {
            var text = cell.getFirst();
            var size = text.style.size() * width / text.style.width(text.text);
            if (size >= LEAST_SIZE) {
                var fitting = text.style.of(Math.min(size, text.style.size()));
                return List.of(new Line(text.text, fitting));
            }
        }
        return cell.stream()
                .flatMap(text ->
                        LineBreaker.lines(text.text, text.style, width).stream()
                                .map(line -> new Line(line, text.style)))
                .toList();
    }
}
