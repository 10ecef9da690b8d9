package io.smartvillage.platform.storage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Encrypts a file in pieces, so that neither writing nor reading holds it in memory.
///
/// Each sealed piece begins with the file's id, its own number and whether it is the last: pieces
/// cannot be moved to another file, swapped or cut off unnoticed.
final class FileSeal {

    private static final int PIECE_BYTES = 64 * 1024;
    private static final int HEAD_BYTES = Long.BYTES * 2 + Integer.BYTES + 1;
    private static final int MOST_SEALED_BYTES = PIECE_BYTES + HEAD_BYTES + 1024;

    private final UnaryOperator<byte[]> encrypt;
    private final UnaryOperator<byte[]> decrypt;

    FileSeal(UnaryOperator<byte[]> encrypt, UnaryOperator<byte[]> decrypt) {
        this.encrypt = encrypt;
        this.decrypt = decrypt;
    }

    void seal(UUID fileId, InputStream plain, OutputStream sealed) throws IOException {
        var out = new DataOutputStream(sealed);
        var piece = plain.readNBytes(PIECE_BYTES);
        for (int number = 0; ; number++) {
            var next = piece.length < PIECE_BYTES ? new byte[0] : plain.readNBytes(PIECE_BYTES);
            var last = next.length == 0;
            var bytes =
                    encrypt.apply(
                            ByteBuffer.allocate(HEAD_BYTES + piece.length)
                                    .put(head(fileId, number, last))
                                    .put(piece)
                                    .array());
            out.writeInt(bytes.length);
            out.write(bytes);
            if (last) {
                out.flush();
                return;
            }
            piece = next;
        }
    }

    InputStream open(UUID fileId, InputStream sealed) {
        return new Opened(fileId, new DataInputStream(sealed));
    }

    private static byte[] head(UUID fileId, int number, boolean last) {
        return ByteBuffer.allocate(HEAD_BYTES)
                .putLong(fileId.getMostSignificantBits())
                .putLong(fileId.getLeastSignificantBits())
                .putInt(number)
                .put((byte) (last ? 1 : 0))
                .array();
    }

    private final class Opened extends InputStream {

        private final UUID fileId;
        private final DataInputStream sealed;
        private ByteBuffer piece = ByteBuffer.allocate(0);
        private int number;
        private boolean last;

        Opened(UUID fileId, DataInputStream sealed) {
            this.fileId = fileId;
            this.sealed = sealed;
        }

        @Override
        public int read() throws IOException {
            return more() ? piece.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!more()) {
                return -1;
            }
            int count = Math.min(length, piece.remaining());
            piece.get(into, offset, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            sealed.close();
        }

        private boolean more() throws IOException {
            while (!piece.hasRemaining()) {
                if (last) {
                    return false;
                }
                piece = next();
            }
            return true;
        }

        private ByteBuffer next() throws IOException {
            int size;
            try {
                size = sealed.readInt();
            } catch (EOFException e) {
                throw new IOException("file " + fileId + " was cut off", e);
            }
            if (size < 0 || size > MOST_SEALED_BYTES) {
                throw new IOException("file " + fileId + " was changed");
            }
            var plain = ByteBuffer.wrap(decrypt.apply(sealed.readNBytes(size)));
            last =
                    plain.remaining() >= HEAD_BYTES
                            && plain.slice(0, HEAD_BYTES)
                                    .equals(ByteBuffer.wrap(head(fileId, number, true)));
            if (!last
                    && (plain.remaining() < HEAD_BYTES
                            || !plain.slice(0, HEAD_BYTES)
                                    .equals(ByteBuffer.wrap(head(fileId, number, false))))) {
                throw new IOException("file " + fileId + " was changed");
            }
            number++;
            return plain.position(HEAD_BYTES);
        }
    }
}
