package io.smartvillage.platform.qr;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import io.smartvillage.platform.qr.ModuleDrawing.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A QR code to draw: a square of dark and light modules. Error correction M, which stands 15 % of
/// it being unreadable.
public final class QrSymbol {

    /// Modules that must stay light on each side.
    public static final int QUIET_ZONE = 4;

    private final ByteMatrix modules;

    /// Dark modules side by side in a row.
    ///
    /// @param column of the first, from 0, left to right
    /// @param row from 0, top to bottom
    public record Run(int column, int row, int length) {}

    private QrSymbol(ByteMatrix modules) {
        this.modules = modules;
    }

    /// The character set is named in the code only where it has to be: plain readers pass that mark
    /// on as if it were text.
    ///
    /// @throws IllegalArgumentException if the text is empty or too long for a QR code
    public static QrSymbol of(String text) {
        Map<EncodeHintType, String> hints =
                US_ASCII.newEncoder().canEncode(text)
                        ? Map.of()
                        : Map.of(EncodeHintType.CHARACTER_SET, UTF_8.name());
        try {
            return new QrSymbol(Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code can hold this text", e);
        }
    }

    /// Modules on a side, without the quiet zone.
    public int size() {
        return modules.getWidth();
    }

    /// All that is dark, without the quiet zone.
    public List<Run> runs() {
        var runs = new ArrayList<Run>();
        for (var row = 0; row < size(); row++) {
            var column = 0;
            while (column < size()) {
                var start = column;
                while (column < size() && modules.get(column, row) == 1) {
                    column++;
                }
                if (column > start) {
                    runs.add(new Run(start, row, column - start));
                }
                column++;
            }
        }
        return runs;
    }

    /// With its quiet zone.
    ///
    /// @throws IllegalArgumentException if this makes a picture of more than 4,000 pixels a side
    public byte[] png(int pixelsPerModule) {
        return drawing().png(pixelsPerModule);
    }

    /// With its quiet zone, as large as fits.
    ///
    /// @throws IllegalArgumentException if the code with one pixel per module is larger, or the
    ///   picture would have more than 4,000 pixels a side
    public byte[] pngWithin(int pixels) {
        return png(pixels / (size() + 2 * QUIET_ZONE));
    }

    /// With its quiet zone, in a view box of one unit per module and without a size of its own.
    ///
    /// @param title what a screen reader says instead
    public String svg(String title) {
        return drawing().svg(title);
    }

    private ModuleDrawing drawing() {
        var side = size() + 2 * QUIET_ZONE;
        return new ModuleDrawing(
                side,
                side,
                runs().stream()
                        .map(run ->
                                new Rectangle(
                                        run.column() + QUIET_ZONE,
                                        run.row() + QUIET_ZONE,
                                        run.length(),
                                        1))
                        .toList());
    }
}
