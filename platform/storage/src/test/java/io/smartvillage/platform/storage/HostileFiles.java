package io.smartvillage.platform.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// Files as people, phones and attackers hand them in.
final class HostileFiles {

    static final String EICAR =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-" + "TEST-FILE!$H+H*";

    private HostileFiles() {}

    /// Red on the left, blue on the right.
    static byte[] image(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] followedBy(byte[] first, String text) {
        var second = text.getBytes(US_ASCII);
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }

    /// A few bytes that claim to be a picture of this size.
    static byte[] pngClaiming(int width, int height) {
        var header =
                ByteBuffer.allocate(17)
                        .put("IHDR".getBytes(US_ASCII))
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array();
        var crc = new CRC32();
        crc.update(header);
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(header)
                .putInt((int) crc.getValue())
                .array();
    }

    /// A real JPEG whose frame header claims another size.
    static byte[] jpegClaiming(int width, int height) {
        var jpeg = image("jpeg", 16, 16);
        var buffer = ByteBuffer.wrap(jpeg);
        int at = 2;
        while ((jpeg[at + 1] & 0xff) != 0xc0) {
            at += 2 + Short.toUnsignedInt(buffer.getShort(at + 2));
        }
        buffer.putShort(at + 5, (short) height).putShort(at + 7, (short) width);
        return jpeg;
    }

    /// As a phone held upright writes it: lying on its side, with the place where it was taken.
    static byte[] photoWithPlace(int width, int height, int orientation) {
        var place = "GPS 13.7563N 100.5018E".getBytes(US_ASCII);
        var exif =
                ByteBuffer.allocate(64)
                        .put("Exif\0\0".getBytes(US_ASCII))
                        .put("MM".getBytes(US_ASCII))
                        .putShort((short) 42)
                        .putInt(8)
                        .putShort((short) 1)
                        .putShort((short) 0x0112)
                        .putShort((short) 3)
                        .putInt(1)
                        .putShort((short) orientation)
                        .putShort((short) 0)
                        .putInt(0)
                        .put(place)
                        .array();
        var jpeg = image("jpeg", width, height);
        return ByteBuffer.allocate(jpeg.length + exif.length + 4)
                .put(jpeg, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /// Each scan costs a decoder a pass over the picture, and takes ten bytes.
    static byte[] jpegWithScans(int scans) {
        var jpeg = image("jpeg", 16, 16);
        var bytes = ByteBuffer.allocate(jpeg.length + scans * 10);
        bytes.put(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < scans; i++) {
            bytes.put(new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0});
        }
        return bytes.put(jpeg, jpeg.length - 2, 2).array();
    }

    static byte[] pdf() {
        return "%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n".getBytes(US_ASCII);
    }
}
