package io.smartvillage.billing.document.pdf;

import java.util.Arrays;
import java.util.zip.Deflater;

/// Streams as `FlateDecode` reads them.
final class Compressed {

    private static final int LEVEL = 6;

    private Compressed() {}

    static byte[] of(byte[] plain) {
        try (var deflater = new Deflater(LEVEL)) {
            deflater.setInput(plain);
            deflater.finish();
            var result = new byte[64 + plain.length + plain.length / 1000];
            var length = deflater.deflate(result);
            return Arrays.copyOf(result, length);
        }
    }
}
