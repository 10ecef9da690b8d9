package io.smartvillage.infra.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// `wrk` on the load core, with one thread and 64 connections that it keeps.
final class Wrk {

    /// Requests are put together beforehand, so that wrk has little to do while it measures.
    private static final String GETS =
            """
            local requests, last = {}, 0

            function init(arguments)
                for token in io.lines(arguments[1]) do
                    requests[#requests + 1] = wrk.format(nil, nil, { Authorization = "Bearer " .. token })
                end
                if #requests == 0 then
                    requests[1] = wrk.format()
                end
            end

            function request()
                last = last % #requests + 1
                return requests[last]
            end
            """;

    private static final String SUMMARIZE =
            """

            function done(summary)
                local errors = summary.errors
                io.write(string.format("%d requests in %d us, %d refused, %d failed\\n",
                    summary.requests, summary.duration, errors.status,
                    errors.connect + errors.read + errors.write + errors.timeout))
            end
            """;

    private static final Pattern SUMMARY =
            Pattern.compile("(\\d+) requests in (\\d+) us, (\\d+) refused, (\\d+) failed");

    /// Longer than any run: an answer that comes late counts as it is.
    private static final String PATIENCE = "60s";

    private static final double MICROS_PER_SECOND = 1e6;

    private final Path program;
    private final Path script;

    /// @throws MissingToolException if it is not installed
    Wrk(Path folder) throws IOException {
        this(folder, "wrk", GETS);
    }

    /// @param requests in Lua: `init`, which is given the target's file, and `request`
    /// @throws MissingToolException if it is not installed
    Wrk(Path folder, String name, String requests) throws IOException {
        this.program = Cores.tool("wrk", "wrk", "/usr/bin", "/usr/local/bin");
        this.script = Files.writeString(folder.resolve(name + ".lua"), requests + SUMMARIZE);
    }

    /// @param tokens one a line, sent in turn and from the start in each run; an empty file for
    ///   requests without a token
    record Target(String url, String host, Path tokens) {}

    /// Requests per second.
    ///
    /// @throws IllegalStateException if a single one is not answered, or not with success: that
    ///   would be another figure
    double perSecond(Target target, Duration duration) {
        var summary = run(target, duration);
        if (!summary.group(3).equals("0") || !summary.group(4).equals("0")) {
            throw new IllegalStateException("of " + target.url() + " wrk said: " + summary.group());
        }
        return Long.parseLong(summary.group(1))
                * MICROS_PER_SECOND
                / Long.parseLong(summary.group(2));
    }

    /// Until it is warm, whatever it answers: one that has just started refuses what comes faster
    /// than it can fill its caches.
    void warmUp(Target target, Duration duration) {
        run(target, duration);
    }

    private MatchResult run(Target target, Duration duration) {
        var command = new ArrayList<>(Cores.onLoadCore());
        command.addAll(
                List.of(
                        program.toString(),
                        "--threads=1",
                        "--connections=64",
                        "--timeout=" + PATIENCE,
                        "--duration=" + duration.toSeconds() + "s",
                        "--header=Host: " + target.host(),
                        "--script=" + script,
                        target.url(),
                        "--",
                        target.tokens().toString()));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor();
            var summary = SUMMARY.matcher(output);
            if (!summary.find()) {
                throw new IllegalStateException("wrk said of " + target.url() + ": " + output);
            }
            return summary;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
