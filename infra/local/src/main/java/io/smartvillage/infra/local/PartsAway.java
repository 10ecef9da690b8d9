package io.smartvillage.infra.local;

import io.smartvillage.infra.local.demo.Outage;
import java.io.PrintStream;
import java.util.List;

/// Everything that a decision at the gate could be tempted to ask, stopped.
record PartsAway(Stack stack, PrintStream out) implements Outage {

    private static final List<String> NAMES =
            List.of(Parts.KEYCLOAK, Parts.KAFKA, Application.VISITOR.module());

    @Override
    public String begin() {
        try (var _ = stack.settings().lock()) {
            new ShutDown(parts(), out).run();
        }
        return String.join(", ", NAMES);
    }

    @Override
    public void end() {
        try (var _ = stack.settings().lock()) {
            new StartUp(parts(), new Board(out, false, NAMES)).run();
        }
    }

    private List<Part> parts() {
        var parts = Parts.of(stack);
        return NAMES.stream().map(parts::require).toList();
    }
}
