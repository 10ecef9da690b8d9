package io.smartvillage.billing.document.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/// A picture as PDF holds it: colours, and how much of each covers the paper.
public final class Picture {

    /// More pixels than a logo can show in print.
    private static final int LONGEST_SIDE = 600;

    private final int width;
    private final int height;
    private final byte[] colours;
    private final byte[] cover;

    private Picture(BufferedImage image) {
        width = image.getWidth();
        height = image.getHeight();
        var rgb = new byte[3 * width * height];
        var alpha = new byte[width * height];
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var pixel = image.getRGB(x, y);
                var at = y * width + x;
                alpha[at] = (byte) (pixel >>> 24);
                rgb[3 * at] = (byte) (pixel >> 16);
                rgb[3 * at + 1] = (byte) (pixel >> 8);
                rgb[3 * at + 2] = (byte) pixel;
            }
        }
        colours = Compressed.of(rgb);
        cover = Compressed.of(alpha);
    }

    /// Large ones are read at every second, third, … pixel.
    ///
    /// @param file PNG or JPEG
    /// @throws IllegalArgumentException if it is neither
    public static Picture of(byte[] file) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new IllegalArgumentException("a logo is a PNG or JPEG");
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                var step =
                        Math.ceilDiv(
                                Math.max(reader.getWidth(0), reader.getHeight(0)), LONGEST_SIDE);
                var how = reader.getDefaultReadParam();
                how.setSourceSubsampling(step, step, 0, 0);
                return new Picture(reader.read(0, how));
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("a logo is a PNG or JPEG", e);
        }
    }

    /// Width in heights.
    public double ratio() {
        return (double) width / height;
    }

    String dictionary(String colourSpace) {
        return "/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /%s /BitsPerComponent 8"
                .formatted(width, height, colourSpace);
    }

    byte[] colours() {
        return colours.clone();
    }

    byte[] cover() {
        return cover.clone();
    }
}
