package io.smartvillage.platform.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// On which line a file has a key first. Of a key only 16 bytes are kept, however long it is.
final class SeenRows {

    private final Map<UUID, Long> lines = new HashMap<>();

    Optional<Long> line(String key) {
        return Optional.ofNullable(lines.get(digest(key)));
    }

    void remember(String key, long line) {
        lines.putIfAbsent(digest(key), line);
    }

    private static UUID digest(String key) {
        try {
            var bytes =
                    ByteBuffer.wrap(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(key.getBytes(StandardCharsets.UTF_8)));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
