package io.smartvillage.access.feed;

import io.smartvillage.access.accesslog.AccessLogEntry;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// How far a reader of the log has come.
///
/// Rows are committed a little out of order. So there is a moment up to which everything has been
/// read, and beyond it the rows that have been read one by one. Written down as an event's id it
/// goes on where it was, on whichever instance, and nothing is missed or read twice.
final class Position {

    /// More would make the ids long. Beyond so many rows in the last seconds of one village, a
    /// reader that comes back may miss those that were committed late.
    private static final int MOST_WRITTEN = 256;

    private static final long MICROS = 1_000_000;

    private Instant done;
    private final Map<Integer, Instant> read = new HashMap<>();

    private Position(Instant done) {
        this.done = done;
    }

    /// Everything until then counts as read.
    static Position at(Instant done) {
        return new Position(done.truncatedTo(ChronoUnit.MICROS));
    }

    /// @return empty if this was never written by [#id()]
    static Optional<Position> of(String id) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(id));
            var position = new Position(instant(bytes.getLong()));
            while (bytes.hasRemaining()) {
                var at = position.done.plus(bytes.getInt(), ChronoUnit.MICROS);
                position.read.put(bytes.getInt(), at);
            }
            return Optional.of(position);
        } catch (IllegalArgumentException
                | BufferUnderflowException
                | java.time.DateTimeException _) {
            return Optional.empty();
        }
    }

    Instant done() {
        return done;
    }

    boolean isUnread(AccessLogEntry entry) {
        return entry.createdAt().isAfter(done) && !read.containsKey(mark(entry.id()));
    }

    void read(AccessLogEntry entry) {
        read.put(mark(entry.id()), entry.createdAt());
    }

    /// Everything until then is read; an earlier moment changes nothing.
    void advance(Instant to) {
        var at = to.truncatedTo(ChronoUnit.MICROS);
        if (at.isAfter(done)) {
            done = at;
            read.values().removeIf(each -> !each.isAfter(at));
        }
    }

    /// Opaque to clients.
    String id() {
        List<Map.Entry<Integer, Instant>> latest = new ArrayList<>(read.entrySet());
        latest.sort(Map.Entry.<Integer, Instant>comparingByValue().reversed());
        var from = done;
        if (latest.size() > MOST_WRITTEN) {
            from = latest.get(MOST_WRITTEN).getValue();
            latest = latest.subList(0, MOST_WRITTEN);
        }
        var bytes = ByteBuffer.allocate(Long.BYTES + latest.size() * 2 * Integer.BYTES);
        bytes.putLong(micros(from));
        for (var row : latest) {
            bytes.putInt((int) ChronoUnit.MICROS.between(from, row.getValue()));
            bytes.putInt(row.getKey());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// The last bits of an id are random.
    private static int mark(UUID id) {
        return (int) id.getLeastSignificantBits();
    }

    private static long micros(Instant at) {
        return Math.addExact(
                Math.multiplyExact(at.getEpochSecond(), MICROS),
                at.getNano() / ChronoUnit.MICROS.getDuration().toNanos());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
