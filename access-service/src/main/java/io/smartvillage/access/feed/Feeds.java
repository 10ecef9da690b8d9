package io.smartvillage.access.feed;

import io.smartvillage.access.accesslog.AccessLog;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The villages that somebody follows at this instance. A village is looked at for as long as
/// somebody does.
@Component
class Feeds implements SmartLifecycle {

    private static final class Followed {

        private final VillageFeed feed;
        private int streams;

        Followed(VillageFeed feed) {
            this.feed = feed;
        }
    }

    private final AccessLog log;
    private final Clock clock;
    private final FeedProperties properties;
    private final Map<UUID, Followed> followed = new HashMap<>();
    private int streams;
    private boolean running;

    Feeds(AccessLog log, Clock clock, FeedProperties properties) {
        this.log = log;
        this.clock = clock;
        this.properties = properties;
    }

    /// To be left again, whatever happens.
    ///
    /// @throws TooManyStreamsException if as many as may are following
    synchronized VillageFeed enter(UUID villageId) {
        var before = followed.get(villageId);
        if (!running
                || streams >= properties.streams()
                || (before != null && before.streams >= properties.streamsPerVillage())) {
            throw new TooManyStreamsException();
        }
        var of =
                followed.computeIfAbsent(
                        villageId, id -> new Followed(new VillageFeed(id, log, clock)));
        if (of.streams == 0) {
            of.feed.start();
        }
        of.streams++;
        streams++;
        return of.feed;
    }

    synchronized void leave(UUID villageId) {
        var of = followed.get(villageId);
        if (of == null) {
            throw new IllegalStateException("nobody follows " + villageId);
        }
        of.streams--;
        streams--;
        if (of.streams == 0) {
            of.feed.close();
            followed.remove(villageId);
        }
    }

    synchronized int streams() {
        return streams;
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    /// All streams end now; the web server then has none to wait for.
    @Override
    public synchronized void stop() {
        running = false;
        followed.values().forEach(of -> of.feed.close());
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
