package io.smartvillage.billing.promptpay;

import io.smartvillage.platform.qr.QrSymbol;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// Pictures as residents send them: a slip's page as an app shows it, and what cameras and
/// messengers do to it. No real slip was used.
final class Pictures {

    static final int WIDTH = 1080;
    static final int HEIGHT = 1680;

    private static final int QR_X = 790;
    private static final int QR_Y = 1330;

    private Pictures() {}

    /// A page with a coloured head, lines where text would be, and codes of 6 pixels a module.
    static BufferedImage slipPage(QrSymbol... codes) {
        var page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(new Color(0x4E2A84));
        graphics.fillRect(0, 0, WIDTH, 240);
        graphics.setColor(new Color(0xE8F5E9));
        graphics.fillOval(60, 300, 160, 160);
        var random = new Random(7);
        for (var line = 0; line < 26; line++) {
            var x = 80;
            while (x < 700) {
                var word = 8 + random.nextInt(40);
                graphics.setColor(line % 3 == 0 ? Color.DARK_GRAY : Color.GRAY);
                graphics.fillRect(x, 520 + line * 40, word, 14 + random.nextInt(8));
                x += word + 8 + random.nextInt(16);
            }
        }
        for (var i = 0; i < codes.length; i++) {
            var code = decoded(codes[i].png(6));
            graphics.drawImage(code, QR_X - 10, QR_Y - i * 420, null);
        }
        graphics.dispose();
        return page;
    }

    /// The mark that QR codes have in three corners, again and again: millions of threes to try.
    static BufferedImage cornerMarks(int perSide) {
        var side = perSide * 45;
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, side, side);
        for (var y = 0; y < side; y += 45) {
            for (var x = 0; x < side; x += 45) {
                for (var ring = 1; ring <= 3; ring++) {
                    graphics.setColor(ring == 2 ? Color.WHITE : Color.BLACK);
                    graphics.fillRect(x + ring * 5, y + ring * 5, 45 - ring * 10, 45 - ring * 10);
                }
            }
        }
        graphics.dispose();
        return picture;
    }

    static BufferedImage decoded(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Turned about its middle, on a table of grey.
    static BufferedImage rotated(BufferedImage picture, double degrees) {
        var side = (int) Math.hypot(picture.getWidth(), picture.getHeight());
        var turn =
                AffineTransform.getRotateInstance(Math.toRadians(degrees), side / 2.0, side / 2.0);
        turn.translate((side - picture.getWidth()) / 2.0, (side - picture.getHeight()) / 2.0);
        return transformed(picture, side, side, turn);
    }

    static BufferedImage scaled(BufferedImage picture, double factor) {
        return transformed(
                picture,
                (int) (picture.getWidth() * factor),
                (int) (picture.getHeight() * factor),
                AffineTransform.getScaleInstance(factor, factor));
    }

    /// Held askew.
    static BufferedImage sheared(BufferedImage picture, double amount) {
        return transformed(
                picture,
                picture.getWidth(),
                picture.getHeight(),
                AffineTransform.getShearInstance(-amount, amount / 2));
    }

    private static BufferedImage transformed(
            BufferedImage picture, int width, int height, AffineTransform transform) {
        var result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = quality(result);
        graphics.setColor(new Color(0x6B5B4B));
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(picture, transform, null);
        graphics.dispose();
        return result;
    }

    static BufferedImage noisy(BufferedImage picture, double deviation) {
        var random = new Random(11);
        var result = copy(picture);
        for (var y = 0; y < result.getHeight(); y++) {
            for (var x = 0; x < result.getWidth(); x++) {
                var noise = random.nextGaussian() * deviation;
                var old = new Color(result.getRGB(x, y));
                result.setRGB(
                        x,
                        y,
                        new Color(
                                        lit(old.getRed() + noise),
                                        lit(old.getGreen() + noise),
                                        lit(old.getBlue() + noise))
                                .getRGB());
            }
        }
        return result;
    }

    /// Dark in one corner, as under a lamp.
    static BufferedImage unevenlyLit(BufferedImage picture) {
        var result = copy(picture);
        for (var y = 0; y < result.getHeight(); y++) {
            for (var x = 0; x < result.getWidth(); x++) {
                var light = 1 - 0.55 * x / result.getWidth() - 0.2 * y / result.getHeight();
                var old = new Color(result.getRGB(x, y));
                result.setRGB(
                        x,
                        y,
                        new Color(
                                        lit(old.getRed() * light),
                                        lit(old.getGreen() * light),
                                        lit(old.getBlue() * light))
                                .getRGB());
            }
        }
        return result;
    }

    static BufferedImage blurred(BufferedImage picture, int radius) {
        var side = 2 * radius + 1;
        var kernel = new float[side * side];
        Arrays.fill(kernel, 1f / kernel.length);
        return new ConvolveOp(new Kernel(side, side, kernel), ConvolveOp.EDGE_NO_OP, null)
                .filter(picture, null);
    }

    static BufferedImage throughJpeg(BufferedImage picture, double quality) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality((float) quality);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return decoded(bytes.toByteArray());
    }

    private static BufferedImage copy(BufferedImage picture) {
        return transformed(picture, picture.getWidth(), picture.getHeight(), new AffineTransform());
    }

    private static Graphics2D quality(BufferedImage target) {
        var graphics = target.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return graphics;
    }

    private static int lit(double value) {
        return (int) Math.clamp(value, 0, 255);
    }
}
