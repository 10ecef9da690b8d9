package io.smartvillage.access.credential;

import java.nio.ByteBuffer;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes those who register the same number plate at once wait for each other.
///
/// A plate without its province is that number in any province, and no unique index can say so:
/// whoever looks whether a plate is free holds its number until it is stored.
@Component
class LockPlates {

    private final JdbcClient jdbc;

    LockPlates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Until the transaction ends. Always in the same order, so that two files with the same plates
    /// do not wait in a ring.
    ///
    /// @param valueHashes of plates; a village's hashes are its own
    void lock(List<byte[]> valueHashes) {
        jdbc.sql("select pg_advisory_xact_lock(key) from unnest(?::bigint[]) key")
                .param(
                        valueHashes.stream()
                                .map(hash -> ByteBuffer.wrap(hash).getLong())
                                .sorted()
                                .toArray(Long[]::new))
                .query(row -> {});
    }
}
