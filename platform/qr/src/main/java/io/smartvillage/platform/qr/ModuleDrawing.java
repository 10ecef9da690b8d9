package io.smartvillage.platform.qr;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/// Black rectangles on white, measured in modules, the quiet zone included.
public record ModuleDrawing(int width, int height, List<Rectangle> dark) {

    private static final int MOST_PIXELS = 4_000;

    /// In modules, from the top left corner.
    public record Rectangle(int x, int y, int width, int height) {}

    /// Black and white, one bit per pixel.
    ///
    /// @throws IllegalArgumentException if this makes a picture of more than 4,000 pixels a side
    public byte[] png(int pixelsPerModule) {
        if (pixelsPerModule < 1 || (long) pixelsPerModule * Math.max(width, height) > MOST_PIXELS) {
            throw new IllegalArgumentException(
                    "%d pixels per module do not make a picture of 1 to %d pixels a side"
                            .formatted(pixelsPerModule, MOST_PIXELS));
        }
        var image =
                new BufferedImage(
                        width * pixelsPerModule,
                        height * pixelsPerModule,
                        BufferedImage.TYPE_BYTE_BINARY);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(Color.BLACK);
        for (var part : dark) {
            graphics.fillRect(
                    part.x() * pixelsPerModule,
                    part.y() * pixelsPerModule,
                    part.width() * pixelsPerModule,
                    part.height() * pixelsPerModule);
        }
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("this Java cannot write PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    /// One path; a module is one unit of the view box, so it scales to any size.
    public String svg(String title) {
        var path = new StringBuilder();
        for (var part : dark) {
            path.append(
                    "M%d %dh%dv%dh-%dz"
                            .formatted(
                                    part.x(), part.y(), part.width(), part.height(), part.width()));
        }
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" \
        shape-rendering="crispEdges"><title>%s</title><path fill="#fff" d="M0 0h%1$dv%2$dH0z"/>\
        <path d="%4$s"/></svg>
        """
                .formatted(width, height, escaped(title), path);
    }

    /// Characters that XML has no place for become U+FFFD.
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints()
                .forEach(character -> {
                    switch (character) {
                        case '&' -> escaped.append("&amp;");
                        case '<' -> escaped.append("&lt;");
                        case '>' -> escaped.append("&gt;");
                        default -> escaped.appendCodePoint(isXml(character) ? character : 0xFFFD);
                    }
                });
        return escaped.toString();
    }

    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= ' ' && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
