package io.smartvillage.access.feed;

import io.smartvillage.access.accesslog.AccessLogEntry;
import java.io.IOException;
import java.time.Instant;

/// Who follows. Each method may take as long as it needs: nobody else waits for it. The id is where
/// to go on after it.
public interface Listener {

    /// Somebody passed or was refused.
    void decision(String id, AccessLogEntry entry) throws IOException;

    /// What came between these is too old for the stream: it is in the list.
    void gap(String id, Instant from, Instant to) throws IOException;

    /// Nothing happened for a while.
    void quiet(String id) throws IOException;

    /// What was said so far is to arrive now.
    void flush() throws IOException;
}
