package io.smartvillage.infra.local.demo;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.imageio.ImageIO;

/// A picture such as a bank's app makes of a transfer, with its mini-QR: `00` what it is, the
/// sending bank and the transfer's reference; `51` the country; `91` the checksum.
final class DemoSlip {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 640;
    private static final int QR = 200;
    private static final int HEADER = 80;
    private static final Color GREEN = new Color(0, 120, 90);
    private static final int POLYNOMIAL = 0x1021;
    private static final int START = 0xFFFF;
    private static final int HIGH_BIT = 0x8000;

    private DemoSlip() {}

    /// @param transRef at most 25 letters and digits, another one for every transfer
    static byte[] png(String transRef) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(GREEN);
        graphics.fillRect(0, 0, WIDTH, HEADER);
        graphics.dispose();
        draw(qr(payload(transRef)), image);
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BitMatrix qr(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, QR, QR);
        } catch (WriterException e) {
            throw new IllegalStateException("no QR of " + text, e);
        }
    }

    private static void draw(BitMatrix qr, BufferedImage image) {
        for (int x = 0; x < QR; x++) {
            for (int y = 0; y < QR; y++) {
                if (qr.get(x, y)) {
                    image.setRGB(WIDTH - QR + x, HEIGHT - QR + y, Color.BLACK.getRGB());
                }
            }
        }
    }

    static String payload(String transRef) {
        var body = field("00", "000001") + field("01", "004") + field("02", transRef);
        var text = field("00", body) + field("51", "TH") + "9104";
        return text + String.format(Locale.ROOT, "%04X", checksum(text));
    }

    private static String field(String tag, String value) {
        return tag + String.format(Locale.ROOT, "%02d", value.length()) + value;
    }

    /// CRC-16/CCITT-FALSE.
    private static int checksum(String text) {
        int crc = START;
        for (var each : text.getBytes(StandardCharsets.US_ASCII)) {
            crc ^= each << Byte.SIZE;
            for (int i = 0; i < Byte.SIZE; i++) {
                crc = (crc & HIGH_BIT) == 0 ? crc << 1 : (crc << 1) ^ POLYNOMIAL;
            }
            crc &= START;
        }
        return crc;
    }
}
