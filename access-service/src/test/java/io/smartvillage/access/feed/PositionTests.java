package io.smartvillage.access.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.accesslog.AccessLogEntry;
import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTests {

    private static final Instant START = Instant.parse("2026-11-27T03:00:00.000001Z");

    @Test
    void whatCameBeforeIsRead() {
        var position = Position.at(START);

        assertThat(position.isUnread(came(0))).isFalse();
        assertThat(position.isUnread(came(1))).isTrue();
    }

    @Test
    void aRowIsReadOnce() {
        var position = Position.at(START);
        var late = came(1000);
        var row = came(2000);

        position.read(row);

        assertThat(position.isUnread(row)).isFalse();
        assertThat(position.isUnread(late)).isTrue();
    }

    @Test
    void whatCameUpToAMomentNeedsNoMemoryOfItsOwn() {
        var position = Position.at(START);
        var empty = position.id();
        position.read(came(1000));
        position.read(came(2000));

        position.advance(START.plusSeconds(1));

        assertThat(position.id()).hasSameSizeAs(empty);
        assertThat(position.done()).isEqualTo(START.plusSeconds(1));
        position.advance(START);
        assertThat(position.done()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void goesOnWhereItWasWrittenDown() {
        var position = Position.at(START);
        var read = came(2000);
        position.read(read);

        var again = Position.of(position.id()).orElseThrow();

        assertThat(again.done()).isEqualTo(START);
        assertThat(again.isUnread(read)).isFalse();
        assertThat(again.isUnread(came(1999))).isTrue();
        assertThat(again.isUnread(came(2000))).isTrue();
        assertThat(again.id()).isEqualTo(position.id());
    }

    @Test
    void anIdStaysShortAndRepeatsNothing() {
        var position = Position.at(START);
        var rows = new ArrayList<AccessLogEntry>();
        for (int i = 1; i <= 1000; i++) {
            var row = came(i * 10L);
            rows.add(row);
            position.read(row);
        }

        assertThat(position.id()).hasSizeLessThan(3000);
        var again = Position.of(position.id()).orElseThrow();
        assertThat(rows).noneMatch(again::isUnread);
        assertThat(again.isUnread(came(9995))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "AAAA", "not an id", "AAAAAAAAAAAAAAAA"})
    void whatWasNeverWrittenIsNoPosition(String id) {
        assertThat(Position.of(id)).isEmpty();
    }

    private static AccessLogEntry came(long microsLater) {
        var at = START.plusNanos(microsLater * 1000);
        return new AccessLogEntry(
                UUID.randomUUID(),
                null,
                null,
                at,
                Direction.ENTRY,
                AccessMethod.CARD,
                AccessStatus.GRANTED,
                at,
                UUID.randomUUID(),
                null,
                null,
                null,
                null,
                UUID.randomUUID(),
                at,
                "nonce",
                1,
                Source.ONLINE,
                false);
    }
}
