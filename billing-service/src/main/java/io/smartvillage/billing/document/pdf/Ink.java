package io.smartvillage.billing.document.pdf;

/// A colour in parts of 255.
public record Ink(int red, int green, int blue) {

    public static final Ink BLACK = new Ink(0, 0, 0);
    public static final Ink WHITE = new Ink(255, 255, 255);

    void appendTo(StringBuilder content, String operator) {
        for (var part : new int[] {red, green, blue}) {
            PdfNumber.append(content, part / 255.0);
            content.append(' ');
        }
        content.append(operator).append('\n');
    }
}
