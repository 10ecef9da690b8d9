package io.smartvillage.billing.promptpay;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Kernel;
import java.util.Arrays;

/// A picture in shades of grey, 8 bits a pixel, opaque.
record GreyPicture(BufferedImage image) {

    private static final int BOX = 3;
    private static final int NINE = BOX * BOX;
    private static final double HALF = 0.5;

    /// Transparent places are white, as on a page.
    static GreyPicture of(BufferedImage picture) {
        return drawn(picture, picture.getWidth(), picture.getHeight());
    }

    int longerSide() {
        return Math.max(image.getWidth(), image.getHeight());
    }

    /// Scaled so that the longer side has this many pixels. Halves first, so that every pixel
    /// counts.
    GreyPicture scaledTo(int longerSide) {
        var scale = (double) longerSide / longerSide();
        var scaled = image;
        while (scale < HALF) {
            scaled = drawn(scaled, half(scaled.getWidth()), half(scaled.getHeight())).image;
            scale *= 2;
        }
        return drawn(scaled, sized(scaled.getWidth(), scale), sized(scaled.getHeight(), scale));
    }

    GreyPicture crop(int x, int y, int width, int height) {
        return of(image.getSubimage(x, y, width, height));
    }

    /// Mean of 3 × 3: against noise.
    GreyPicture smoothed() {
        var mean = new float[NINE];
        Arrays.fill(mean, 1f / NINE);
        return convolved(mean);
    }

    LuminanceSource luminance() {
        var bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        return new PlanarYUVLuminanceSource(
                bytes,
                image.getWidth(),
                image.getHeight(),
                0,
                0,
                image.getWidth(),
                image.getHeight(),
                false);
    }

    private GreyPicture convolved(float[] kernel) {
        var result = blank(image.getWidth(), image.getHeight());
        new ConvolveOp(new Kernel(BOX, BOX, kernel), ConvolveOp.EDGE_NO_OP, null)
                .filter(image, result);
        return new GreyPicture(result);
    }

    private static GreyPicture drawn(BufferedImage picture, int width, int height) {
        var result = blank(width, height);
        var graphics = result.createGraphics();
        fill(graphics, width, height);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(
                picture,
                AffineTransform.getScaleInstance(
                        (double) width / picture.getWidth(), (double) height / picture.getHeight()),
                null);
        graphics.dispose();
        return new GreyPicture(result);
    }

    private static void fill(Graphics2D graphics, int width, int height) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
    }

    private static BufferedImage blank(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    }

    private static int half(int length) {
        return Math.max(1, length / 2);
    }

    private static int sized(int length, double scale) {
        return Math.max(1, Math.toIntExact(Math.round(length * scale)));
    }
}
