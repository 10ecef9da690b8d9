package io.smartvillage.infra.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.infra.servers.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// PostgreSQL's own load generator, on the load core.
final class Pgbench {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final Path program;

    /// @throws MissingToolException if it is not installed
    Pgbench() {
        this.program =
                Cores.tool(
                        "pgbench",
                        "postgresql",
                        "/usr/bin",
                        "/usr/lib/postgresql/18/bin",
                        "/usr/lib/postgresql/17/bin",
                        "/usr/lib/postgresql/16/bin",
                        "/usr/lib/postgresql/15/bin");
    }

    /// @param options of each connection, as `-c name=value`; empty for none
    record Login(String user, String password, String options) {}

    /// @param protocol how statements are sent: `simple` or `prepared`
    record Load(Path script, String protocol, int clients, Duration duration) {}

    double perSecond(PostgresServer postgres, Login login, Load load) {
        var command = new ArrayList<>(Cores.onLoadCore());
        command.addAll(
                List.of(
                        program.toString(),
                        "--no-vacuum",
                        "--client=" + load.clients(),
                        "--time=" + load.duration().toSeconds(),
                        "--protocol=" + load.protocol(),
                        "--file=" + load.script(),
                        "--host=127.0.0.1",
                        "--port=" + postgres.port(),
                        "--username=" + login.user(),
                        PostgresServer.DATABASE));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(
                        Map.of(
                                "PGPASSWORD",
                                login.password(),
                                "PGOPTIONS",
                                login.options(),
                                "PGSSLMODE",
                                "verify-full",
                                "PGSSLROOTCERT",
                                postgres.caCertificate().toString()));
        try {
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor();
            var tps = TPS.matcher(output);
            if (!tps.find()) {
                throw new IllegalStateException("pgbench said: " + output);
            }
            return Double.parseDouble(tps.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
