package io.smartvillage.platform.storage;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.util.unit.DataSize;

/// Makes of a file that somebody handed in one that may be kept.
///
/// An image is decoded and encoded anew: its pixels stay, and Exif data (where it was taken, with
/// what, its thumbnail), comments, colour profiles and anything behind the image go. An image that
/// is larger than is of use is made smaller by a whole factor.
public final class ImageSanitizer {

    /// A progressive picture has about ten; each costs a pass over all pixels.
    private static final int MOST_SCANS = 64;

    private static final long MOST_RASTER_BYTES = 40_000_000;

    private static final float JPEG_QUALITY = 0.85f;

    /// Readers of PDF look for the end within this many bytes (ISO 32000-1, annex H.3.18).
    private static final int PDF_TAIL_BYTES = 1024;

    private static final String PDF_END = "%%EOF";

    private final long byteLimit;
    private final long pixelLimit;
    private final Semaphore turns;

    /// @param concurrently how many files are in memory at a time; others wait
    ImageSanitizer(DataSize byteLimit, long pixelLimit, int concurrently) {
        this.byteLimit = byteLimit.toBytes();
        this.pixelLimit = pixelLimit;
        this.turns = new Semaphore(concurrently, true);
    }

    /// Call it outside of a transaction: it takes up to a second or two.
    ///
    /// @param content is read up to the limit; the caller closes it
    /// @throws FileRefusedException one of its kinds, if the file may not be kept
    /// @throws IOException if the stream fails
    public CleanFile clean(InputStream content, AttachmentPolicy policy) throws IOException {
        turns.acquireUninterruptibly();
        try {
            return clean(bytes(content), policy);
        } finally {
            turns.release();
        }
    }

    private CleanFile clean(byte[] bytes, AttachmentPolicy policy) {
        var type =
                FileType.of(bytes)
                        .filter(policy.types()::contains)
                        .orElseThrow(() -> new FileTypeRefusedException(policy));
        return new CleanFile(
                type,
                switch (type) {
                    case JPEG -> cleanJpeg(bytes);
                    case PNG -> cleanPng(bytes);
                    case PDF -> wholePdf(bytes);
                });
    }

    private byte[] bytes(InputStream content) throws IOException {
        var bytes = content.readNBytes(Math.toIntExact(byteLimit) + 1);
        if (bytes.length == 0) {
            throw new EmptyFileException();
        }
        return withinLimit(bytes);
    }

    private byte[] withinLimit(byte[] bytes) {
        if (bytes.length > byteLimit) {
            throw new FileTooLargeException(byteLimit);
        }
        return bytes;
    }

    private byte[] cleanJpeg(byte[] bytes) {
        var file = JpegFile.of(bytes);
        if (!file.complete()) {
            throw new BrokenFileException(FileType.JPEG, "cut off");
        }
        if (file.scans() > MOST_SCANS) {
            throw new BrokenFileException(FileType.JPEG, file.scans() + " scans");
        }
        var image = decoded(FileType.JPEG, bytes);
        return withinLimit(encoded(FileType.JPEG, upright(image, file.orientation())));
    }

    private byte[] cleanPng(byte[] bytes) {
        var image = decoded(FileType.PNG, bytes);
        if (!PngFile.isComplete(bytes)) {
            throw new BrokenFileException(FileType.PNG, "cut off");
        }
        return withinLimit(encoded(FileType.PNG, image));
    }

    private BufferedImage decoded(FileType type, byte[] bytes) {
        var reader = ImageIO.getImageReadersByFormatName(name(type)).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            long pixels = Math.multiplyFull(reader.getWidth(0), reader.getHeight(0));
            if (pixels > pixelLimit) {
                throw new TooManyPixelsException(pixels, pixelLimit);
            }
            var parameters = reader.getDefaultReadParam();
            int step = step(reader, pixels);
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, parameters);
        } catch (FileRefusedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the readers answer hostile bytes with many kinds of unchecked exceptions
            throw new BrokenFileException(type, e);
        } finally {
            reader.dispose();
        }
    }

    private static int step(ImageReader reader, long pixels) throws IOException {
        long bits = reader.getImageTypes(0).next().getColorModel().getPixelSize();
        return (int) Math.ceil(Math.sqrt(pixels * bits / 8.0 / MOST_RASTER_BYTES));
    }

    private static byte[] encoded(FileType type, BufferedImage image) {
        var writer = ImageIO.getImageWritersByFormatName(name(type)).next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            var parameters = writer.getDefaultWriteParam();
            if (type == FileType.JPEG) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(JPEG_QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), parameters);
            output.flush();
        } catch (IOException e) {
            throw new BrokenFileException(type, e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// Turns the pixels the way that the Exif data, which does not stay, asked viewers to.
    private static BufferedImage upright(BufferedImage image, int orientation) {
        int width = image.getWidth();
        int height = image.getHeight();
        AffineTransform turn =
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
                    default -> new AffineTransform();
                };
        if (turn.isIdentity()) {
            return image;
        }
        boolean aside = orientation >= 5;
        var turned =
                new BufferedImage(
                        aside ? height : width,
                        aside ? width : height,
                        image.getType() == BufferedImage.TYPE_CUSTOM
                                ? BufferedImage.TYPE_INT_RGB
                                : image.getType());
        var graphics = turned.createGraphics();
        try {
            graphics.drawImage(image, turn, null);
        } finally {
            graphics.dispose();
        }
        return turned;
    }

    private static byte[] wholePdf(byte[] bytes) {
        int from = Math.max(0, bytes.length - PDF_TAIL_BYTES);
        var tail = new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
        if (!tail.contains(PDF_END)) {
            throw new BrokenFileException(FileType.PDF, "no end");
        }
        return bytes;
    }

    private static String name(FileType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
