package io.smartvillage.platform.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A JPEG's segments (ITU-T T.81, annex B), walked without decoding.
///
/// @param scans how often a decoder passes over the whole picture
/// @param complete false if the end-of-image marker is missing
/// @param orientation 1 to 8, from the Exif data; 1 is upright
record JpegFile(int scans, boolean complete, int orientation) {

    private static final int MARKER = 0xff;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int APP1 = 0xe1;
    private static final int FIRST_RESTART = 0xd0;
    private static final int LAST_RESTART = 0xd7;
    private static final int TEMPORARY = 0x01;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION_TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int TAG_BYTES = 12;
    private static final int UPRIGHT = 1;
    private static final int LAST_ORIENTATION = 8;

    static JpegFile of(byte[] bytes) {
        int scans = 0;
        int orientation = UPRIGHT;
        int at = 2;
        while (at + 1 < bytes.length) {
            if ((bytes[at] & 0xff) != MARKER || (bytes[at + 1] & 0xff) == MARKER) {
                at++;
                continue;
            }
            int marker = bytes[at + 1] & 0xff;
            at += 2;
            if (marker == END_OF_IMAGE) {
                return new JpegFile(scans, scans > 0, orientation);
            }
            // 0 is a stuffed byte of the picture's data, no marker
            if (marker == 0 || marker == TEMPORARY || isRestart(marker)) {
                continue;
            }
            if (at + 2 > bytes.length) {
                break;
            }
            int length = ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
            if (marker == START_OF_SCAN) {
                scans++;
            } else if (marker == APP1 && at + length <= bytes.length) {
                orientation = orientation(bytes, at + 2, at + length, orientation);
            }
            at += length;
        }
        return new JpegFile(scans, false, orientation);
    }

    private static boolean isRestart(int marker) {
        return marker >= FIRST_RESTART && marker <= LAST_RESTART;
    }

    private static int orientation(byte[] bytes, int from, int to, int otherwise) {
        if (to - from < EXIF.length + 8
                || !java.util.Arrays.equals(
                        bytes, from, from + EXIF.length, EXIF, 0, EXIF.length)) {
            return otherwise;
        }
        int start = from + EXIF.length;
        var tiff = ByteBuffer.wrap(bytes, start, to - start).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(tiff.getInt(4));
        if (directory + 2 > tiff.limit()) {
            return otherwise;
        }
        int tags = Short.toUnsignedInt(tiff.getShort((int) directory));
        for (int i = 0; i < tags; i++) {
            long tag = directory + 2 + (long) i * TAG_BYTES;
            if (tag + TAG_BYTES > tiff.limit()) {
                return otherwise;
            }
            if (Short.toUnsignedInt(tiff.getShort((int) tag)) == ORIENTATION_TAG
                    && tiff.getShort((int) tag + 2) == SHORT) {
                int value = tiff.getShort((int) tag + 8);
                return value >= UPRIGHT && value <= LAST_ORIENTATION ? value : otherwise;
            }
        }
        return otherwise;
    }
}
