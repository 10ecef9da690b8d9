package io.smartvillage.billing.promptpay;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import io.smartvillage.billing.promptpay.ModuleDrawing.Rectangle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A QR code to draw: a square of dark and light modules. Error correction M, which stands 15 % of
/// it being unreadable.
public final class QrSymbol {

    /// Modules that must stay light on each side.
    public static final int QUIET_ZONE = 4;

    private final ByteMatrix modules;

    private QrSymbol(ByteMatrix modules) {
        this.modules = modules;
    }

    public static QrSymbol of(PromptPayQr qr) {
        return of(qr.payload());
    }

    public static QrSymbol of(SlipQr slip) {
        return of(slip.payload());
    }

    /// @throws IllegalArgumentException if the text is empty or too long for a QR code
    static QrSymbol of(String text) {
        var hints = Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
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

    /// @param column from 0, left to right
    /// @param row from 0, top to bottom
    public boolean isDark(int column, int row) {
        return modules.get(column, row) == 1;
    }

    /// With its quiet zone.
    ///
    /// @throws IllegalArgumentException if this makes a picture of more than 4,000 pixels a side
    public byte[] png(int pixelsPerModule) {
        return drawing().png(pixelsPerModule);
    }

    /// With its quiet zone, in a view box of one unit per module and without a size of its own.
    public String svg() {
        return drawing().svg();
    }

    private ModuleDrawing drawing() {
        var side = size() + 2 * QUIET_ZONE;
        return new ModuleDrawing(side, side, runs());
    }

    private List<Rectangle> runs() {
        var runs = new ArrayList<Rectangle>();
        for (var row = 0; row < size(); row++) {
            var column = 0;
            while (column < size()) {
                var start = column;
                while (column < size() && isDark(column, row)) {
                    column++;
                }
                if (column > start) {
                    runs.add(
                            new Rectangle(start + QUIET_ZONE, row + QUIET_ZONE, column - start, 1));
                }
                column++;
            }
        }
        return runs;
    }
}
