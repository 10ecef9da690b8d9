package io.smartvillage.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A service behind the gateway: real HTTP, an answer of the test's choice, and a memory of what it
/// was asked.
final class TestService implements AutoCloseable {

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private volatile Answering answering = TestService::ok;

    /// @param body its bytes, one character each
    record Asked(String method, String target, Headers headers, String body) {

        List<String> header(String name) {
            return headers.getOrDefault(name, List.of());
        }
    }

    @FunctionalInterface
    interface Answering {

        void answer(HttpExchange exchange, Asked asked) throws IOException;
    }

    private TestService(int port) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    static TestService start() {
        return new TestService(0);
    }

    static TestService startAt(int port) {
        return new TestService(port);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    List<Asked> asked() {
        return asked;
    }

    Asked askedLast() {
        return asked.getLast();
    }

    void answersWith(Answering answering) {
        this.answering = answering;
    }

    void reset() {
        asked.clear();
        answering = TestService::ok;
    }

    static void ok(HttpExchange exchange, Asked asked) throws IOException {
        answer(exchange, 200, "{\"ok\":true}");
    }

    static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var request =
                    new Asked(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            exchange.getRequestHeaders(),
                            new String(body, StandardCharsets.ISO_8859_1));
            asked.add(request);
            answering.answer(exchange, request);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
