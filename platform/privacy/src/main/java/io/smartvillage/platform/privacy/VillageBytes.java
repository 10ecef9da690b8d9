package io.smartvillage.platform.privacy;

import java.nio.ByteBuffer;
import java.util.UUID;

/// A village's id as ciphers and hashes take it: 16 bytes, the most significant first.
final class VillageBytes {

    private VillageBytes() {}

    static byte[] of(UUID villageId) {
        return ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(villageId.getMostSignificantBits())
                .putLong(villageId.getLeastSignificantBits())
                .array();
    }
}
