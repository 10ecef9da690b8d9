package io.smartvillage.infra.servers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Kafka in KRaft mode, broker and controller in one JVM, on 127.0.0.1 only, keeping its log on
/// disk.
public final class KafkaServer implements Server {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration STOP_GRACE = Duration.ofSeconds(30);

    private static final short API_VERSIONS = 18;

    private static final String LOGGING =
            """
            status=error
            appender.out.type=Console
            appender.out.name=out
            appender.out.layout.type=PatternLayout
            appender.out.layout.pattern=%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5p %c{1} %m%n
            rootLogger.level=warn
            rootLogger.appenderRef.out.ref=out
            # It warns that the metadata log is empty, which it is at the first start.
            logger.controller.name=org.apache.kafka.controller.QuorumController
            logger.controller.level=error
            # It registers with itself before it has elected itself, complains, and tries again.
            logger.apis.name=kafka.server.ControllerApis
            logger.apis.level=warn
            logger.apis.filter.early.type=RegexFilter
            logger.apis.filter.early.regex=(?s).*apiKey=CONTROLLER_REGISTRATION.*
            logger.apis.filter.early.onMatch=DENY
            logger.apis.filter.early.onMismatch=NEUTRAL
            """;

    private final Path folder;
    private final int port;
    private final int controllerPort;
    private final boolean records;
    private final DetachedProcess process;

    public KafkaServer(Path folder, int port, int controllerPort) {
        this(folder, port, controllerPort, false);
    }

    /// @param records whether a start without AOT cache records one, see [AotCache]
    public KafkaServer(Path folder, int port, int controllerPort, boolean records) {
        this.folder = folder.toAbsolutePath().normalize();
        this.port = port;
        this.controllerPort = controllerPort;
        this.records = records;
        this.process = DetachedProcess.in(this.folder, "kafka");
    }

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public DetachedProcess process() {
        return process;
    }

    @Override
    public List<Integer> ports() {
        return List.of(port, controllerPort);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void start(Progress progress) {
        if (!process.isRunning()) {
            Ports.requireFree(name(), port);
            Ports.requireFree(name() + "'s controller", controllerPort);
            try {
                Files.createDirectories(folder);
                Files.writeString(settings(), settingsText());
                Files.writeString(logging(), LOGGING);
                if (!Files.exists(data().resolve("meta.properties"))) {
                    progress.step(name(), "formatting its storage");
                    format();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot prepare Kafka in " + folder, e);
            }
            progress.step(name(), "starting");
            process.launch(server(), Map.of(), folder);
        }
        progress.step(name(), "waiting for it to answer");
        process.awaitReady(this::isReady, START_TIMEOUT);
    }

    @Override
    public void stop(Progress progress) {
        progress.step(name(), "stopping");
        if (Recording.isOn(folder)) {
            progress.step(name(), "writing down for the next start what it learnt in this one");
            process.stop("TERM", Recording.STOP_GRACE);
            cache().adopt();
            Recording.off(folder);
        } else {
            process.stop("TERM", STOP_GRACE);
        }
    }

    private List<String> server() {
        var recording = records && !cache().isFinished();
        Recording.set(folder, recording);
        var command = new ArrayList<>(java("kafka.Kafka", settings().toString()));
        command.addAll(1, cache().flags(recording));
        return command;
    }

    private AotCache cache() {
        return AotCache.ofServer("kafka-" + Artifacts.kafkaVersion(), folder, flags());
    }

    private void format() throws IOException {
        Trees.delete(data());
        var answer =
                Executables.run(
                        java(
                                "kafka.tools.StorageTool",
                                "format",
                                "--cluster-id",
                                // 16 bytes in URL-safe Base64 is what Kafka takes for an id.
                                "c21hcnQtdmlsbGFnZS0wMQ",
                                "--config",
                                settings().toString()),
                        Map.of(),
                        folder);
        if (!answer.succeeded()) {
            throw new ServerException(
                    "Kafka's storage tool failed in " + folder + ":\n" + answer.output());
        }
    }

    private List<String> java(String mainClass, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Executables.java().toString());
        command.addAll(flags());
        command.add("-Dlog4j2.configurationFile=" + logging());
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> flags() {
        return List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                Artifacts.kafkaClassPath());
    }

    /// Asks what every client asks first, "which requests do you know?", and takes any answer to it
    /// for readiness.
    private boolean isReady() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            socket.setSoTimeout(2_000);
            var request = new DataOutputStream(socket.getOutputStream());
            request.writeInt(10);
            request.writeShort(API_VERSIONS);
            request.writeShort(0);
            request.writeInt(1);
            request.writeShort(-1);
            request.flush();
            var answer = new DataInputStream(socket.getInputStream());
            return answer.readInt() > 0 && answer.readInt() == 1;
        } catch (IOException _) {
            return false;
        }
    }

    private Path settings() {
        return folder.resolve("server.properties");
    }

    private Path logging() {
        return folder.resolve("log4j2.properties");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String settingsText() {
        return """
        # Written at every start by infra/servers.
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=CLIENTS://127.0.0.1:%1$d
        listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
        inter.broker.listener.name=CLIENTS
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        # Topics are created on purpose, by name: a typing error is not a topic.
        auto.create.topics.enable=false
        # One broker holds the only copy.
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=5
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=5
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        share.coordinator.state.topic.num.partitions=1
        group.initial.rebalance.delay.ms=0
        # The default cleaner alone would take half of this small heap.
        log.cleaner.dedupe.buffer.size=16777216
        num.network.threads=2
        num.io.threads=4
        background.threads=2
        """
                .formatted(port, controllerPort, data());
    }
}
