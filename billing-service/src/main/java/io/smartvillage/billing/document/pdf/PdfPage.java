package io.smartvillage.billing.document.pdf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An A4 page. Points from the top left corner, down the page; text stands on its base line.
public final class PdfPage {

    public static final double WIDTH = 595.28;
    public static final double HEIGHT = 841.89;

    private final PdfFile file;
    private final StringBuilder content = new StringBuilder(8192);
    private final Map<Picture, String> pictures = new LinkedHashMap<>();

    /// A filled rectangle.
    public record Area(double x, double y, double width, double height) {}

    PdfPage(PdfFile file) {
        this.file = file;
    }

    public void text(String text, TextStyle style, double x, double baseline) {
        write(text, style, "1 0 0 1", x, HEIGHT - baseline);
    }

    public void textEndingAt(String text, TextStyle style, double right, double baseline) {
        text(text, style, right - style.width(text), baseline);
    }

    public void textAround(String text, TextStyle style, double centre, double baseline) {
        text(text, style, centre - style.width(text) / 2, baseline);
    }

    /// Across the middle of the page, rising, seen through.
    public void watermark(String text, TextStyle style, double cover) {
        var half = style.width(text) / 2;
        var cosine = Math.cos(Math.PI / 6);
        var sine = Math.sin(Math.PI / 6);
        content.append("q ").append(file.transparency(cover)).append(" gs\n");
        var matrix = new StringBuilder();
        for (var number : new double[] {cosine, sine, -sine, cosine}) {
            PdfNumber.append(matrix, number);
            matrix.append(' ');
        }
        write(text, style, matrix.toString(), WIDTH / 2 - half * cosine, HEIGHT / 2 - half * sine);
        content.append("Q\n");
    }

    public void line(double x1, double y1, double x2, double y2, double width, Ink ink) {
        ink.appendTo(content, "RG");
        numbers("w", width);
        numbers("m", x1, HEIGHT - y1);
        numbers("l", x2, HEIGHT - y2);
        content.append("S\n");
    }

    public void frame(Area area, double width, Ink ink) {
        ink.appendTo(content, "RG");
        numbers("w", width);
        rectangle(area);
        content.append("S\n");
    }

    /// All in one stroke of the pen, so that neighbours leave no seam.
    public void fill(List<Area> areas, Ink ink) {
        ink.appendTo(content, "rg");
        areas.forEach(this::rectangle);
        content.append("f\n");
    }

    public void picture(Picture picture, Area area) {
        var name = pictures.computeIfAbsent(picture, file::nameOf);
        content.append("q\n");
        numbers("cm", area.width, 0, 0, area.height, area.x, HEIGHT - area.y - area.height);
        content.append(name).append(" Do Q\n");
    }

    String content() {
        return content.toString();
    }

    private void write(String text, TextStyle style, String matrix, double x, double y) {
        var clusters = style.typeface().clusters(text);
        if (clusters.isEmpty()) {
            return;
        }
        var font = file.subset(style.typeface());
        style.ink().appendTo(content, "rg");
        content.append("BT ").append(file.nameOf(style.typeface())).append(' ');
        numbers("Tf", style.size());
        content.append(matrix).append(' ');
        numbers("Tm", x, y);
        content.append('<');
        for (var cluster : clusters) {
            Hex.append(content, (char) font.code(cluster));
        }
        content.append("> Tj ET\n");
    }

    private void rectangle(Area area) {
        numbers("re", area.x, HEIGHT - area.y - area.height, area.width, area.height);
    }

    private void numbers(String operator, double... numbers) {
        for (var number : numbers) {
            PdfNumber.append(content, number);
            content.append(' ');
        }
        content.append(operator).append('\n');
    }
}
