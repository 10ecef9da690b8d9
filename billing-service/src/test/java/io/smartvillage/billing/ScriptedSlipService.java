package io.smartvillage.billing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// The verification service of the tests, one for the JVM, on this machine. Tells of each slip what
/// a test scripted; of others that the bank does not answer. Started by the first context, which is
/// given its address.
public final class ScriptedSlipService implements EnvironmentPostProcessor {

    private static final Map<String, ConcurrentLinkedDeque<Reply>> SCRIPTS =
            new ConcurrentHashMap<>();
    private static final Map<String, List<String>> ASKED = new ConcurrentHashMap<>();
    private static final Reply BANK_DOWN = json(400, "{\"success\":false,\"code\":1009}");

    /// What the service does with a question.
    public interface Reply {

        void give(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private static final class Running {

        static final HttpServer SERVER = start();

        private static HttpServer start() {
            try {
                var server =
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.setExecutor(
                        Executors.newThreadPerTaskExecutor(
                                Thread.ofVirtual().name("slip-service-", 0).factory()));
                server.createContext("/", ScriptedSlipService::answer);
                server.start();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "scripted slip service",
                                Map.of(
                                        "smartvillage.billing.slip-verification.url",
                                        "http://127.0.0.1:"
                                                + Running.SERVER.getAddress().getPort()
                                                + "/api/line/apikey")));
    }

    /// One after the other; the last again and again.
    ///
    /// @param transRef of the slip
    public static void will(String transRef, Reply... replies) {
        SCRIPTS.put(transRef, new ConcurrentLinkedDeque<>(List.of(replies)));
    }

    /// What was asked about the slip, as it came.
    public static List<String> askedAbout(String transRef) {
        return ASKED.getOrDefault(transRef, List.of());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var scripted =
                SCRIPTS.entrySet().stream()
                        .filter(script -> question.contains(script.getKey()))
                        .findFirst();
        scripted.ifPresent(script ->
                ASKED.computeIfAbsent(script.getKey(), _ -> new CopyOnWriteArrayList<>())
                        .add(question));
        try (exchange) {
            scripted.map(script -> next(script.getValue())).orElse(BANK_DOWN).give(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Reply next(ConcurrentLinkedDeque<Reply> script) {
        return script.size() > 1 ? script.removeFirst() : script.getFirst();
    }

    public static Reply code(int code) {
        return json(400, "{\"success\":false,\"code\":%d}".formatted(code));
    }

    public static Reply json(int status, String body) {
        return exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /// Takes the question and hangs up.
    public static Reply hangUp() {
        return HttpExchange::close;
    }

    /// The bank knows the transfer.
    public static Reply confirmed(String transRef, String amount, String billerId, String at) {
        return json(
                200,
                """
                {"success":true,"data":{"success":true,"transRef":"%s","sendingBank":"014",
                 "receivingBank":"004","transTimestamp":"%s","amount":%s,
                 "receiver":{"displayName":"หมู่บ้านทดสอบ",
                   "proxy":{"type":"BILLERID","value":"%s"}}}}
                """
                        .formatted(transRef, at, amount, billerId));
    }
}
