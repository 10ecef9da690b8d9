package io.smartvillage.infra.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "down",
        description = "Stops everything, or the parts named. The data stays.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @ParentCommand private Village village = new Village();

    @Parameters(paramLabel = "PART", arity = "0..*", description = "Only these parts.")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() {
        var stack = village.stack();
        try (var _ = stack.settings().lock()) {
            var parts = Parts.of(stack);
            var wanted =
                    names.isEmpty()
                            ? parts.processes()
                            : names.stream().map(parts::require).toList();
            new ShutDown(wanted, System.out).run();
        }
        return 0;
    }
}
