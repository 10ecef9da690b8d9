package io.smartvillage.platform.storage;

import java.nio.ByteBuffer;

/// A PNG's chunks (ISO/IEC 15948, clause 5.3), walked without decoding.
final class PngFile {

    private static final int SIGNATURE_BYTES = 8;
    private static final int AROUND_DATA_BYTES = 12;
    private static final int END = 0x49454e44; // IEND

    private PngFile() {}

    /// False if the end chunk is missing.
    static boolean isComplete(byte[] bytes) {
        var chunks = ByteBuffer.wrap(bytes);
        long at = SIGNATURE_BYTES;
        while (at + AROUND_DATA_BYTES <= bytes.length) {
            if (chunks.getInt((int) at + Integer.BYTES) == END) {
                return true;
            }
            at += AROUND_DATA_BYTES + Integer.toUnsignedLong(chunks.getInt((int) at));
        }
        return false;
    }
}
