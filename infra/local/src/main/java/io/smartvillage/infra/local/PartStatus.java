package io.smartvillage.infra.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// How one part is right now.
///
/// @param proportionalKiB 0 when it is not running
record PartStatus(
        String name,
        State state,
        OptionalLong pid,
        Map<String, Integer> ports,
        long proportionalKiB,
        boolean outdated,
        Path log) {

    enum State {
        UP,
        /// Its process runs but does not answer, or not yet.
        STARTING,
        DOWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// All at the same time: one that hangs is not waited for by the others.
    static List<PartStatus> ofAll(List<Part> parts) {
        return parts.parallelStream().map(PartStatus::of).toList();
    }

    static PartStatus of(Part part) {
        var process = part.process().orElseThrow();
        var pid = process.pid();
        var state = pid.isEmpty() ? State.DOWN : part.answers() ? State.UP : State.STARTING;
        return new PartStatus(
                part.name(),
                state,
                pid,
                part.ports(),
                pid.isPresent() ? Memory.ofTree(pid.getAsLong()) : 0,
                part instanceof ApplicationPart application && application.isOutdated(),
                process.log());
    }

    long proportionalMiB() {
        return proportionalKiB / 1024;
    }
}
