package io.smartvillage.billing.document.pdf;

/// @param size in points
public record TextStyle(Typeface typeface, double size, Ink ink) {

    /// In points.
    public double width(String text) {
        return typeface.width(text, size);
    }

    public TextStyle in(Ink other) {
        return new TextStyle(typeface, size, other);
    }

    public TextStyle of(double otherSize) {
        return new TextStyle(typeface, otherSize, ink);
    }
}
