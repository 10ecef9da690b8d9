package io.smartvillage.billing.document;

import io.smartvillage.billing.document.pdf.Ink;
import io.smartvillage.billing.document.pdf.TextStyle;
import io.smartvillage.billing.document.pdf.Typeface;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The type sizes and colours of all documents.
final class Look {

    static final Ink DARK = new Ink(0x1B, 0x1F, 0x24);
    static final Ink GREY = new Ink(0x5F, 0x68, 0x73);
    static final Ink HAIR = new Ink(0xD5, 0xDB, 0xE0);
    static final Ink TINT = new Ink(0xEE, 0xF4, 0xF1);
    static final Ink ACCENT = new Ink(0x0F, 0x5C, 0x4D);
    static final Ink ALARM = new Ink(0xB4, 0x23, 0x18);

    /// From one base line to the next, in sizes: room for a tone mark over a vowel.
    static final double LEADING = 1.42;

    final TextStyle body;
    final TextStyle strong;
    final TextStyle label;
    final TextStyle small;
    final TextStyle title;
    final TextStyle name;
    final TextStyle house;
    final TextStyle sum;

    private Look(Typeface regular, Typeface semiBold) {
        body = new TextStyle(regular, 10, DARK);
        strong = new TextStyle(semiBold, 10, DARK);
        label = new TextStyle(regular, 9, GREY);
        small = new TextStyle(regular, 8, GREY);
        title = new TextStyle(semiBold, 21, ACCENT);
        name = new TextStyle(semiBold, 14, DARK);
        house = new TextStyle(semiBold, 15, DARK);
        sum = new TextStyle(semiBold, 12, DARK);
    }

    static Look load() {
        return new Look(load("Sarabun-Regular"), load("Sarabun-SemiBold"));
    }

    private static Typeface load(String font) {
        var path = "/fonts/" + font + ".ttf";
        try (var file = Look.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("no " + path + " on the class path");
            }
            return new Typeface(font, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
