package io.smartvillage.platform.spreadsheet;

import io.smartvillage.platform.spreadsheet.TableRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Finds out how a text is encoded, in one pass.
final class TextEncoding {

    private static final int BUFFER = 8192;
    private static final int BYTES = 256;
    private static final boolean[] THAI = thaiBytes();

    /// Also where there is no wrong line.
    private static final long NONE = 0;

    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer characters = CharBuffer.allocate(BUFFER);
    private boolean marked;
    private long line = 1;
    private long utf8Line = 1;
    private long notUtf8 = NONE;
    private long notThai = NONE;

    private TextEncoding() {}

    /// @throws TableRefusedException names the first line that is in another encoding
    static FileEncoding of(InputStream content, Optional<FileEncoding> wanted) throws IOException {
        var found = new TextEncoding();
        found.read(content);
        var thaiWanted = wanted.filter(encoding -> encoding == FileEncoding.TIS_620).isPresent();
        if (found.notUtf8 == NONE && !thaiWanted) {
            return FileEncoding.UTF_8;
        }
        if (found.notThai == NONE && (thaiWanted || (wanted.isEmpty() && !found.marked))) {
            return FileEncoding.TIS_620;
        }
        throw new TableRefusedException(
                Reason.ENCODING, thaiWanted ? found.notThai : found.notUtf8);
    }

    private void read(InputStream content) throws IOException {
        var bytes = ByteBuffer.allocate(BUFFER);
        for (var end = false; !end; ) {
            var from = bytes.position();
            var count = content.read(bytes.array(), from, bytes.remaining());
            end = count < 0;
            bytes.position(from + Math.max(0, count));
            look(bytes.array(), from, bytes.position());
            bytes.flip();
            decode(bytes, end);
            bytes.compact();
        }
    }

    private void look(byte[] bytes, int from, int until) {
        if (line == 1 && from == 0 && until >= 3) {
            marked |= bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        }
        for (int at = from; at < until; at++) {
            if (!THAI[bytes[at] & 0xFF] && notThai == NONE) {
                notThai = line;
            }
            if (bytes[at] == '\n') {
                line++;
            }
        }
    }

    private void decode(ByteBuffer bytes, boolean end) {
        if (notUtf8 != NONE) {
            bytes.position(bytes.limit());
            return;
        }
        var result = utf8.decode(bytes, characters, end);
        characters.flip();
        var nul = false;
        while (characters.hasRemaining()) {
            var character = characters.get();
            nul |= character == 0;
            if (character == '\n' && !nul) {
                utf8Line++;
            }
        }
        characters.clear();
        if (result.isError() || nul) {
            notUtf8 = utf8Line;
            bytes.position(bytes.limit());
        }
    }

    /// NUL is in no text, and in every text of UTF-16.
    private static boolean[] thaiBytes() {
        var known = new boolean[BYTES];
        for (int value = 1; value < BYTES; value++) {
            var text = new String(new byte[] {(byte) value}, TableFormat.THAI);
            known[value] = !text.equals("\uFFFD");
        }
        return known;
    }
}
