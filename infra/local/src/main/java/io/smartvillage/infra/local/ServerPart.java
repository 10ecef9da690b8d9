package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.DetachedProcess;
import io.smartvillage.infra.servers.Ports;
import io.smartvillage.infra.servers.Progress;
import io.smartvillage.infra.servers.Server;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// PostgreSQL, Kafka or Keycloak.
record ServerPart(
        String name,
        List<String> needs,
        Server server,
        List<String> portNames,
        int expectedMiB,
        boolean isHeavy)
        implements Part {

    @Override
    public void start(Progress progress) {
        server.start((_, step) -> progress.step(name, step));
    }

    @Override
    public void stop(Progress progress) {
        server.stop((_, step) -> progress.step(name, step));
    }

    @Override
    public Optional<DetachedProcess> process() {
        return Optional.of(server.process());
    }

    @Override
    public boolean answers() {
        return server.process().isRunning() && server.ports().stream().allMatch(Ports::answers);
    }

    @Override
    public SortedMap<String, Integer> ports() {
        var ports = new TreeMap<String, Integer>();
        for (var i = 0; i < portNames.size(); i++) {
            ports.put(portNames.get(i), server.ports().get(i));
        }
        return ports;
    }
}
