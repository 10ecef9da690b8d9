package io.smartvillage.billing.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/// Reads papers back as a person with a phone would.
final class PrintedPages {

    private static final int DPI = 200;
    private static final int MODULE = 8;
    private static final Pattern SVG_BOX = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");
    private static final Pattern SVG_RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h");

    private PrintedPages() {}

    static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    /// Of the first page.
    static Optional<String> code(byte[] pdf, BarcodeFormat format) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return decoded(new PDFRenderer(document).renderImageWithDPI(0, DPI), format);
        }
    }

    static BufferedImage png(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    /// Draws the dark runs of one of our SVGs.
    static BufferedImage svg(String text) {
        var box = SVG_BOX.matcher(text).results().findFirst().orElseThrow();
        var side = Integer.parseInt(box.group(1)) * MODULE;
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, side, side);
        graphics.setColor(Color.BLACK);
        SVG_RUN.matcher(text)
                .results()
                .forEach(run ->
                        graphics.fillRect(
                                Integer.parseInt(run.group(1)) * MODULE,
                                Integer.parseInt(run.group(2)) * MODULE,
                                Integer.parseInt(run.group(3)) * MODULE,
                                MODULE));
        graphics.dispose();
        return image;
    }

    static Optional<String> decoded(BufferedImage image, BarcodeFormat format) {
        var width = image.getWidth();
        var height = image.getHeight();
        var pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var hints =
                Map.of(
                        DecodeHintType.POSSIBLE_FORMATS,
                        List.of(format),
                        DecodeHintType.TRY_HARDER,
                        true);
        try {
            return Optional.of(
                    new MultiFormatReader()
                            .decode(
                                    new BinaryBitmap(
                                            new HybridBinarizer(
                                                    new RGBLuminanceSource(width, height, pixels))),
                                    hints)
                            .getText());
        } catch (NotFoundException _) {
            return Optional.empty();
        }
    }
}
