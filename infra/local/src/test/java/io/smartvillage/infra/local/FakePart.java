package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.DetachedProcess;
import io.smartvillage.infra.servers.Progress;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A part without a process that does what the test says.
record FakePart(String name, List<String> needs, boolean isHeavy, Consumer<Progress> work)
        implements Part {

    @Override
    public void start(Progress progress) {
        work.accept(progress);
    }

    @Override
    public void stop(Progress progress) {}

    @Override
    public Optional<DetachedProcess> process() {
        return Optional.empty();
    }

    @Override
    public boolean answers() {
        return false;
    }

    @Override
    public SortedMap<String, Integer> ports() {
        return new TreeMap<>();
    }

    @Override
    public int expectedMiB() {
        return 0;
    }
}
