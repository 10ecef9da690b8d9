package io.smartvillage.infra.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Whether the running process of a server records for its [AotCache]; remembered in a file, for
/// whoever stops it.
final class Recording {

    static final Duration STOP_GRACE = Duration.ofMinutes(3);

    private Recording() {}

    static boolean isOn(Path folder) {
        return Files.exists(marker(folder));
    }

    static void set(Path folder, boolean on) {
        try {
            if (on) {
                Files.writeString(marker(folder), "");
            } else {
                Files.deleteIfExists(marker(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + marker(folder), e);
        }
    }

    static void off(Path folder) {
        set(folder, false);
    }

    private static Path marker(Path folder) {
        return folder.resolve("recording");
    }
}
