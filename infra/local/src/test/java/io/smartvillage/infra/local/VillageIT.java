package io.smartvillage.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.servers.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The commands against real servers, in a stack of its own beside the developer's.
class VillageIT {

    @TempDir Path state;

    private final List<String> ports = Ports.free(3).stream().map(String::valueOf).toList();

    @AfterEach
    void down() {
        village("down");
    }

    @Test
    void startsWhatIsNamedOnceKeepsItOverDownAndDeletesItOnReset() {
        var up =
                village(
                        "up",
                        "postgres",
                        "topics",
                        "--port",
                        "postgres=" + ports.get(0),
                        "--port",
                        "kafka=" + ports.get(1),
                        "--port",
                        "kafka-controller=" + ports.get(2));
        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(up.output())
                .contains("postgres           ready", "topics             ready", "Up after");
        var pid = pid("postgres");

        assertThat(village("up", "postgres", "topics").exitCode()).isZero();
        assertThat(pid("postgres")).isEqualTo(pid);

        var down = village("down");
        assertThat(down.output())
                .contains("postgres           stopped", "kafka              stopped");
        assertThat(statusOf("postgres")).isEqualTo("down");
        assertThat(state.resolve("postgres/data/PG_VERSION")).exists();

        assertThat(village("up", "postgres").exitCode()).isZero();
        assertThat(statusOf("postgres")).isEqualTo("up");

        assertThat(village("reset", "--yes").exitCode()).isZero();
        assertThat(state.resolve("postgres")).doesNotExist();
        assertThat(state.resolve("ports.properties")).exists();
    }

    @Test
    void aRunningPartKeepsItsPort() {
        village("up", "postgres", "--port", "postgres=" + ports.get(0));

        var moved = village("up", "postgres", "--port", "postgres=" + ports.get(1));

        assertThat(moved.exitCode()).isEqualTo(1);
        assertThat(moved.output()).contains("postgres is running on port " + ports.get(0));
    }

    @Test
    void aPartThatDiesIsNamedWithTheEndOfItsLog() throws IOException {
        village("up", "postgres", "--port", "postgres=" + ports.get(0));
        village("down");
        Files.delete(state.resolve("postgres/data/global/pg_control"));

        var up = village("up", "postgres");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output()).contains("postgres", "ended while it was starting", "pg_control");
    }

    @Test
    void anUnknownPartIsAnsweredWithTheNamesThereAre() {
        var logs = village("logs", "postgress");

        assertThat(logs.exitCode()).isEqualTo(1);
        assertThat(logs.output())
                .contains("There is no part called postgress")
                .contains("postgres, kafka");
    }

    private long pid(String part) {
        return Long.parseLong(find(part, "pid"));
    }

    private String statusOf(String part) {
        return find(part, "state");
    }

    private String find(String part, String field) {
        var document = JsonMapper.builder().build().readTree(village("status", "--json").output());
        for (var each : document.path("parts")) {
            if (each.path("name").asString().equals(part)) {
                return each.path(field).asString("");
            }
        }
        return "";
    }

    private record Answer(int exitCode, String output) {}

    private Answer village(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--checkout", Path.of("../..").toString(), "--state", state.toString()));
        var output = new ByteArrayOutputStream();
        var out = new PrintStream(output, true, StandardCharsets.UTF_8);
        var before = System.out;
        System.setOut(out);
        try {
            var exitCode =
                    Village.commandLine()
                            .setErr(new PrintWriter(out, true, StandardCharsets.UTF_8))
                            .execute(all.toArray(String[]::new));
            return new Answer(exitCode, output.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
