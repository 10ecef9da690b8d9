package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.DetachedProcess;
import io.smartvillage.infra.servers.Progress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A part that ends: a build, the migrations. It decides by itself whether there is anything to do.
record Step(String name, List<String> needs, boolean isHeavy, Consumer<Progress> work)
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
        return Collections.unmodifiableSortedMap(new TreeMap<>());
    }

    @Override
    public int expectedMiB() {
        return 0;
    }
}
