package io.smartvillage.infra.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "status",
        description = "Shows every part. Ends with 0 when all are up, else with 3.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_ALL_UP = 3;

    @ParentCommand private Village village = new Village();

    @Option(names = "--json", description = "For programs: one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        var stack = village.stack();
        var statuses = PartStatus.ofAll(Parts.of(stack).processes());
        var allUp = statuses.stream().allMatch(status -> status.state() == PartStatus.State.UP);
        if (!json) {
            Overview.printParts(statuses, System.out);
        } else {
            var parts = new ArrayList<Map<String, Object>>();
            statuses.forEach(status -> parts.add(document(status)));
            var document = new LinkedHashMap<String, Object>();
            document.put("state", allUp ? "up" : "not all up");
            document.put("standalone", stack.settings().standalone());
            document.put(
                    "proportionalMiB",
                    statuses.stream().mapToLong(PartStatus::proportionalKiB).sum() / 1024);
            document.put("parts", parts);
            System.out.println(
                    JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(document));
        }
        return allUp ? 0 : NOT_ALL_UP;
    }

    private static Map<String, Object> document(PartStatus status) {
        var document = new LinkedHashMap<String, Object>();
        document.put("name", status.name());
        document.put("state", status.state().word());
        status.pid().ifPresent(pid -> document.put("pid", pid));
        document.put("ports", status.ports());
        document.put("proportionalMiB", status.proportionalMiB());
        document.put("outdated", status.outdated());
        document.put("log", status.log().toString());
        return document;
    }
}
