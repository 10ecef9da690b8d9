package io.smartvillage.billing.promptpay;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.oned.Code128Writer;
import io.smartvillage.platform.qr.ModuleDrawing;
import io.smartvillage.platform.qr.ModuleDrawing.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A bill's barcode to draw, as Code 128.
public final class BarcodeSymbol {

    /// Modules that must stay light left and right.
    public static final int QUIET_ZONE = 10;

    private static final int MARGIN = 2;

    private final int modules;
    private final List<Bar> bars;

    /// A dark bar.
    ///
    /// @param start in modules from the left end of the symbol
    /// @param width in modules, 1 to 4
    public record Bar(int start, int width) {}

    private BarcodeSymbol(int modules, List<Bar> bars) {
        this.modules = modules;
        this.bars = bars;
    }

    public static BarcodeSymbol of(BotBarcode barcode) {
        return of(barcode.payload());
    }

    /// @throws IllegalArgumentException if the text is not ASCII or longer than 80 characters
    public static BarcodeSymbol of(String text) {
        var dark =
                new Code128Writer()
                        .encode(
                                text,
                                BarcodeFormat.CODE_128,
                                0,
                                1,
                                Map.of(
                                        EncodeHintType.MARGIN,
                                        0,
                                        EncodeHintType.CODE128_COMPACT,
                                        true));
        var bars = new ArrayList<Bar>();
        var position = 0;
        while (position < dark.getWidth()) {
            var start = position;
            while (position < dark.getWidth() && dark.get(position, 0)) {
                position++;
            }
            if (position > start) {
                bars.add(new Bar(start, position - start));
            }
            position++;
        }
        return new BarcodeSymbol(dark.getWidth(), List.copyOf(bars));
    }

    /// Width in modules, without the quiet zones.
    public int modules() {
        return modules;
    }

    /// From left to right.
    public List<Bar> bars() {
        return bars;
    }

    /// With its quiet zones.
    ///
    /// @param heightModules of the bars; 15 % of `modules()` is a good height
    /// @throws IllegalArgumentException if this makes a picture of more than 4,000 pixels a side
    public byte[] png(int pixelsPerModule, int heightModules) {
        return drawing(heightModules).png(pixelsPerModule);
    }

    /// With its quiet zones, in a view box of one unit per module and without a size of its own.
    ///
    /// @param title what a screen reader says instead
    public String svg(int heightModules, String title) {
        return drawing(heightModules).svg(title);
    }

    private ModuleDrawing drawing(int height) {
        if (height < 1) {
            throw new IllegalArgumentException("bars need a height");
        }
        return new ModuleDrawing(
                modules + 2 * QUIET_ZONE,
                height + 2 * MARGIN,
                bars.stream()
                        .map(bar ->
                                new Rectangle(
                                        bar.start() + QUIET_ZONE, MARGIN, bar.width(), height))
                        .toList());
    }
}
