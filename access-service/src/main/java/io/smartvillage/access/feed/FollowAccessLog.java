package io.smartvillage.access.feed;

import io.smartvillage.access.accesslog.AccessLog;
import io.smartvillage.access.accesslog.AccessLogEntry;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Follows the log of the current village: every decision once, in the order in which they came, a
/// few that were late excepted. What a gate reports more than a day after it happened is in the
/// list only.
@Service
public class FollowAccessLog {

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /// How far back a stream can be taken up again.
    private static final Duration REACH = Duration.ofHours(1);

    private static final int PAGE = 500;

    private final Feeds feeds;
    private final AccessLog log;
    private final Clock clock;

    FollowAccessLog(Feeds feeds, AccessLog log, Clock clock) {
        this.feeds = feeds;
        this.log = log;
        this.clock = clock;
    }

    /// Returns when the time is over or this instance stops.
    ///
    /// @param after the id of the last event that was received; without one only what comes from
    ///   now on is told
    /// @param until when the listener's permission ends
    /// @throws BadParameterException if there is no such id
    /// @throws TooManyStreamsException if as many as may are following
    /// @throws IOException as the listener has thrown it
    public void follow(
            Optional<UUID> gateId,
            Optional<AccessStatus> status,
            Optional<String> after,
            Instant until,
            Listener listener)
            throws IOException {
        var now = clock.instant();
        var position =
                after.map(id ->
                                Position.of(id)
                                        .filter(it ->
                                                !it.done().isAfter(now.plus(VillageFeed.WINDOW)))
                                        .orElseThrow(() ->
                                                new BadParameterException(
                                                        "lastEventId", "field.last-event-id")))
                        .orElseGet(() -> Position.at(now));
        var village = CurrentVillage.id();
        var feed = feeds.enter(village);
        try {
            new Reading(feed, position, gateId, status, listener).until(until);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            feeds.leave(village);
        }
    }

    /// One listener's way through the log.
    private final class Reading {

        private final VillageFeed feed;
        private final Position position;
        private final Optional<UUID> gateId;
        private final Optional<AccessStatus> status;
        private final Listener listener;
        private Instant lastWord = Instant.MIN;

        Reading(
                VillageFeed feed,
                Position position,
                Optional<UUID> gateId,
                Optional<AccessStatus> status,
                Listener listener) {
            this.feed = feed;
            this.position = position;
            this.gateId = gateId;
            this.status = status;
            this.listener = listener;
        }

        void until(Instant end) throws IOException, InterruptedException {
            reachBack();
            long seen = feed.last().number();
            catchUp();
            quiet();
            while (!feed.isClosed() && clock.instant().isBefore(end)) {
                var poll = feed.awaitAfter(seen, untilNextWord(end));
                if (poll.isPresent()) {
                    seen = poll.get().number();
                    take(poll.get());
                }
                if (!clock.instant().isBefore(lastWord.plus(HEARTBEAT))) {
                    quiet();
                }
            }
        }

        private void reachBack() throws IOException {
            var from = position.done();
            var reach = clock.instant().minus(REACH);
            if (from.isBefore(reach)) {
                position.advance(reach);
                listener.gap(position.id(), from, reach);
            }
        }

        private void take(Poll poll) throws IOException {
            if (poll.since().isAfter(position.done())) {
                catchUp();
            } else {
                tell(poll.rows(), poll.at());
                position.advance(poll.at().minus(VillageFeed.WINDOW));
            }
        }

        private void catchUp() throws IOException {
            @Nullable AccessLogEntry beyond = null;
            List<AccessLogEntry> rows;
            Instant at;
            do {
                at = clock.instant();
                rows = log.cameAfter(position.done(), beyond, PAGE);
                beyond = rows.isEmpty() ? beyond : rows.getLast();
                tell(rows, at);
            } while (rows.size() == PAGE);
            position.advance(at.minus(VillageFeed.WINDOW));
        }

        /// @param rows in the order in which they came
        /// @param at when they were read
        private void tell(List<AccessLogEntry> rows, Instant at) throws IOException {
            var settled = at.minus(VillageFeed.WINDOW);
            var told = false;
            for (var row : rows) {
                if (position.isUnread(row)) {
                    var before = row.createdAt().minus(1, ChronoUnit.MICROS);
                    position.advance(Collections.min(List.of(before, settled)));
                    position.read(row);
                    if (isWanted(row)) {
                        listener.decision(position.id(), row);
                        told = true;
                    }
                }
            }
            if (told) {
                listener.flush();
                lastWord = clock.instant();
            }
        }

        private boolean isWanted(AccessLogEntry row) {
            return gateId.map(row.gateId()::equals).orElse(true)
                    && status.map(row.status()::equals).orElse(true);
        }

        private void quiet() throws IOException {
            listener.quiet(position.id());
            listener.flush();
            lastWord = clock.instant();
        }

        private Duration untilNextWord(Instant end) {
            var next = lastWord.plus(HEARTBEAT);
            return Duration.between(clock.instant(), next.isBefore(end) ? next : end);
        }
    }
}
