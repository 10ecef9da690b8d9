package io.smartvillage.billing.slip.slipok;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A verification service on this machine that does what it is told, and can be told to behave
/// badly. The last reply is given again and again.
final class UnreliableService implements AutoCloseable {

    private static final int CHUNK = 8_192;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /// What the service got.
    record Request(String method, String path, String key, String contentType, String body) {}

    interface Reply {

        void give(HttpExchange exchange) throws IOException, InterruptedException;
    }

    UnreliableService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/line/apikey";
    }

    UnreliableService will(Reply... told) {
        replies.clear();
        replies.addAll(List.of(told));
        return this;
    }

    List<Request> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        requests.add(
                new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        String.valueOf(headers.getFirst("x-authorization")),
                        String.valueOf(headers.getFirst("Content-Type")),
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        var reply = replies.size() > 1 ? replies.poll() : replies.peek();
        try (exchange) {
            reply.give(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Reply json(int status, String body) {
        return text(status, "application/json; charset=utf-8", body, Map.of());
    }

    static Reply text(int status, String type, String body, Map<String, String> headers) {
        return exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Reply late(Duration delay, Reply reply) {
        return exchange -> {
            Thread.sleep(delay);
            reply.give(exchange);
        };
    }

    static Reply when(CountDownLatch released, Reply reply) {
        return exchange -> {
            released.await();
            reply.give(exchange);
        };
    }

    /// Headers and some of the body at once, the rest too late.
    static Reply stallingAfter(String beginning, Duration delay) {
        return exchange -> {
            exchange.sendResponseHeaders(200, beginning.length() + 1L);
            exchange.getResponseBody().write(beginning.getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
            Thread.sleep(delay);
        };
    }

    static Reply hangingUpAfter(String beginning) {
        return exchange -> {
            exchange.sendResponseHeaders(200, beginning.length() + 100L);
            exchange.getResponseBody().write(beginning.getBytes(StandardCharsets.US_ASCII));
        };
    }

    /// Goes on until nobody reads.
    static Reply endless() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var spaces = " ".repeat(CHUNK).getBytes(StandardCharsets.US_ASCII);
            for (var i = 0; i < Integer.MAX_VALUE; i++) {
                exchange.getResponseBody().write(spaces);
            }
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
