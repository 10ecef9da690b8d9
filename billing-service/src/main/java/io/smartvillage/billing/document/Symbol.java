package io.smartvillage.billing.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import io.smartvillage.billing.document.pdf.PdfPage.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A QR code or barcode without its quiet zone.
final class Symbol {

    /// Modules of white that ISO 18004 wants around a QR.
    static final int QR_QUIET = 4;

    /// Modules of white that ISO 15417 wants at both ends of a Code 128.
    static final int BARCODE_QUIET = 10;

    private final BitMatrix modules;

    private Symbol(BitMatrix modules) {
        this.modules = modules;
    }

    /// Survives damage to 15 % of it.
    ///
    /// @throws IllegalArgumentException if the text is too long for a QR
    static Symbol qr(String text) {
        try {
            var matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            var modules = new BitMatrix(matrix.getWidth(), matrix.getHeight());
            for (var y = 0; y < matrix.getHeight(); y++) {
                for (var x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y) == 1) {
                        modules.set(x, y);
                    }
                }
            }
            return new Symbol(modules);
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR for " + text.length() + " characters", e);
        }
    }

    /// @throws IllegalArgumentException if the text is not ASCII or longer than 80 characters
    static Symbol code128(String text) {
        var hints = Map.of(EncodeHintType.CODE128_COMPACT, true, EncodeHintType.MARGIN, 0);
        return new Symbol(new Code128Writer().encode(text, BarcodeFormat.CODE_128, 0, 1, hints));
    }

    int columns() {
        return modules.getWidth();
    }

    int rows() {
        return modules.getHeight();
    }

    /// The dark modules, joined along each row.
    ///
    /// @param width of a module
    List<Area> dark(double left, double top, double width, double height) {
        var areas = new ArrayList<Area>();
        for (var row = 0; row < rows(); row++) {
            var column = 0;
            while (column < columns()) {
                var end = column;
                while (end < columns() && modules.get(end, row)) {
                    end++;
                }
                if (end > column) {
                    areas.add(
                            new Area(
                                    left + column * width,
                                    top + row * height,
                                    (end - column) * width,
                                    height));
                }
                column = end + 1;
            }
        }
        return areas;
    }
}
