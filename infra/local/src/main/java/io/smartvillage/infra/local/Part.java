package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.DetachedProcess;
import io.smartvillage.infra.servers.Progress;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// One thing that `up` brings about: a process that goes on, or a step that ends.
interface Part {

    String name();

    /// The names of the parts that must be there first.
    List<String> needs();

    /// Returns when it is there. Does (almost) nothing when it is there already.
    void start(Progress progress);

    /// Ends the process. A step has nothing to end.
    void stop(Progress progress);

    /// The process that goes on; empty for a step.
    Optional<DetachedProcess> process();

    /// Whether it answers right now. A step never does.
    boolean answers();

    /// Its ports by name, as they may be set.
    SortedMap<String, Integer> ports();

    /// Memory it is expected to take, for the check before anything starts.
    int expectedMiB();

    /// Whether its start keeps a core busy, so that only as many start at once as there are cores.
    boolean isHeavy();

    default boolean isRunning() {
        return process().filter(DetachedProcess::isRunning).isPresent();
    }
}
