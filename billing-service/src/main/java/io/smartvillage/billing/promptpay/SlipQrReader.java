package io.smartvillage.billing.promptpay;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.ResultPointCallback;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.detector.FinderPattern;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds the mini-QR in a picture of a slip: a screenshot, or a photo of one.
///
/// Looks in steps, from the whole picture to enlarged parts of it, and stops at the first step that
/// shows a slip. The work is bounded, but the memory it takes grows with the picture: limit its
/// pixels before.
public final class SlipQrReader {

    /// Larger pictures are scaled down: a mini-QR is legible long before.
    private static final int LONGEST_SIDE = 2_000;

    private static final int MIDDLE_SIDE = 1_200;
    private static final int STEPS = 3;
    private static final int SMALLEST_QR = 21;

    /// The decoder tries all threes of corner marks: a picture of hundreds would take minutes.
    private static final int MOST_CORNERS = 16;

    private static final int MOST_CORNERS_FOR_ONE = 150;

    private static final List<Function<LuminanceSource, Binarizer>> BINARIZERS =
            List.of(HybridBinarizer::new, GlobalHistogramBinarizer::new);

    /// Never throws for what is in the picture. A second slip that is legible only in a later step
    /// goes unseen.
    public SlipReading read(BufferedImage picture) {
        if (Math.min(picture.getWidth(), picture.getHeight()) < SMALLEST_QR) {
            return new SlipReading.NoQr();
        }
        var original = GreyPicture.of(picture);
        var whole =
                original.longerSide() > LONGEST_SIDE ? original.scaledTo(LONGEST_SIDE) : original;
        SequencedSet<String> texts = new LinkedHashSet<>();
        for (var view : views(whole)) {
            collect(view.get(), texts);
            var reading = reading(texts);
            if (isFinal(reading)) {
                return reading;
            }
        }
        return reading(texts);
    }

    private static List<Supplier<GreyPicture>> views(GreyPicture whole) {
        var views = new ArrayList<Supplier<GreyPicture>>();
        views.add(() -> whole);
        views.add(() -> whole.scaledTo(MIDDLE_SIDE));
        views.add(whole::smoothed);
        views.add(() -> whole.scaledTo(LONGEST_SIDE).smoothed());
        views.addAll(parts(whole));
        return views;
    }

    /// Halves of both sides, overlapping by half, enlarged; the lower right one first, where most
    /// banks print it.
    private static List<Supplier<GreyPicture>> parts(GreyPicture whole) {
        var width = whole.image().getWidth() / 2;
        var height = whole.image().getHeight() / 2;
        var parts = new ArrayList<Supplier<GreyPicture>>();
        for (var row = STEPS - 1; row >= 0; row--) {
            for (var column = STEPS - 1; column >= 0; column--) {
                var x = column * width / 2;
                var y = row * height / 2;
                parts.add(() -> whole.crop(x, y, width, height).scaledTo(MIDDLE_SIDE).smoothed());
            }
        }
        return parts;
    }

    private static void collect(GreyPicture view, SequencedSet<String> texts) {
        var source = view.luminance();
        for (var binarizer : BINARIZERS) {
            for (var result : decode(new BinaryBitmap(binarizer.apply(source)))) {
                texts.add(result.getText());
            }
        }
    }

    private static List<Result> decode(BinaryBitmap bitmap) {
        try {
            return List.of(new QRCodeMultiReader().decodeMultiple(bitmap, hints(MOST_CORNERS)));
        } catch (NotFoundException | TooManyCornersException none) {
            return decodeOne(bitmap);
        }
    }

    /// The finder of many codes misses some that the finder of one sees.
    private static List<Result> decodeOne(BinaryBitmap bitmap) {
        try {
            return List.of(new QRCodeReader().decode(bitmap, hints(MOST_CORNERS_FOR_ONE)));
        } catch (ReaderException | TooManyCornersException none) {
            return List.of();
        }
    }

    private static Map<DecodeHintType, Object> hints(int mostCorners) {
        var hints = new EnumMap<DecodeHintType, Object>(DecodeHintType.class);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE));
        hints.put(DecodeHintType.TRY_HARDER, true);
        hints.put(DecodeHintType.NEED_RESULT_POINT_CALLBACK, new CornerLimit(mostCorners));
        return hints;
    }

    /// Hears of every corner mark that the decoder finds, before it combines them by threes.
    private static final class CornerLimit implements ResultPointCallback {

        private int left;

        private CornerLimit(int corners) {
            left = corners;
        }

        @Override
        public void foundPossibleResultPoint(@Nullable ResultPoint point) {
            if (point instanceof FinderPattern && left-- == 0) {
                throw new TooManyCornersException();
            }
        }
    }

    private static final class TooManyCornersException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static boolean isFinal(SlipReading reading) {
        return switch (reading) {
            case SlipReading.Found _, SlipReading.SeveralSlips _, SlipReading.Damaged _ -> true;
            case SlipReading.NoQr _, SlipReading.NotASlip _ -> false;
        };
    }

    private static SlipReading reading(SequencedSet<String> texts) {
        if (texts.isEmpty()) {
            return new SlipReading.NoQr();
        }
        SequencedSet<SlipQr> slips = new LinkedHashSet<>();
        SlipReading without = new SlipReading.NotASlip();
        for (var text : texts) {
            try {
                slips.add(SlipQr.parse(text));
            } catch (UnreadablePayloadException e) {
                if (e.fault() != Fault.UNKNOWN && e.fault() != Fault.EMPTY) {
                    without = new SlipReading.Damaged(e.fault(), e.getMessage());
                }
            }
        }
        return switch (slips.size()) {
            case 0 -> without;
            case 1 -> new SlipReading.Found(slips.getFirst());
            default -> new SlipReading.SeveralSlips(List.copyOf(slips));
        };
    }
}
