package io.smartvillage.billing.slip;

import io.smartvillage.billing.promptpay.SlipQrReader;
import io.smartvillage.billing.promptpay.SlipReading;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.springframework.stereotype.Component;

/// Reads what a picture that was cleaned before says of a slip.
@Component
public class ReadSlip {

    /// A picture takes tens of megabytes while it is looked at.
    private static final int AT_ONCE = 2;

    private final SlipQrReader reader = new SlipQrReader();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /// Call it outside of a transaction: a large picture takes a second or two, and others wait.
    ///
    /// @param picture is closed by whoever opened it
    public SlipReading read(InputStream picture) throws IOException {
        turns.acquireUninterruptibly();
        try {
            // read closes what it has read
            var image = ImageIO.read(new MemoryCacheImageInputStream(picture));
            if (image == null) {
                throw new IllegalArgumentException("not a cleaned picture");
            }
            return reader.read(image);
        } finally {
            turns.release();
        }
    }
}
