package io.smartvillage.platform.storage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What may be kept of a file that was handed in.
public final class CleanFile {

    private final FileType type;
    private final byte[] content;

    CleanFile(FileType type, byte[] content) {
        this.type = type;
        this.content = content;
    }

    public FileType type() {
        return type;
    }

    public long sizeBytes() {
        return content.length;
    }

    /// A new stream each time.
    public InputStream content() {
        return new ByteArrayInputStream(content);
    }

    /// SHA-256 in hex: the same upload gives the same.
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
