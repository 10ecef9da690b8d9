package io.smartvillage.gateway.upstream;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/// One HTTP/1.1 connection to an instance, used by one request at a time.
final class Connection implements Closeable {

    private static final DefaultBHttpClientConnectionFactory HTTP =
            new DefaultBHttpClientConnectionFactory(
                    Http1Config.custom().setBufferSize(8 * 1024).setMaxHeaderCount(100).build(),
                    null);

    private final HttpClientConnection http;
    private final Consumer<Connection> giveBack;

    /// [System#nanoTime()] when it was last given back.
    private long idleSince;

    private Connection(HttpClientConnection http, Consumer<Connection> giveBack) {
        this.http = http;
        this.giveBack = giveBack;
    }

    static Connection open(
            InetSocketAddress address,
            int connectMillis,
            int responseMillis,
            Consumer<Connection> giveBack)
            throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, connectMillis);
            socket.setSoTimeout(responseMillis);
            var http = HTTP.createConnection(socket);
            http.setSocketTimeout(Timeout.ofMilliseconds(responseMillis));
            return new Connection(http, giveBack);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /// @return the head of the answer; its body is still to be read, then [#release(boolean)]
    ClassicHttpResponse exchange(ClassicHttpRequest request) throws IOException, HttpException {
        http.sendRequestHeader(request);
        if (request.getEntity() != null) {
            http.sendRequestEntity(request);
        }
        http.flush();
        var response = http.receiveResponseHeader();
        while (response.getCode() < 200) {
            response = http.receiveResponseHeader();
        }
        if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
            http.receiveResponseEntity(response);
        }
        return response;
    }

    /// @param reusable false if the answer was not read to its end, or the instance closes
    void release(boolean reusable) {
        if (reusable && http.isOpen() && http.isConsistent()) {
            idleSince = System.nanoTime();
            giveBack.accept(this);
        } else {
            close();
        }
    }

    long idleNanos() {
        return System.nanoTime() - idleSince;
    }

    /// Costs a millisecond when the connection is good.
    boolean isStale() {
        try {
            return http.isStale();
        } catch (IOException _) {
            return true;
        }
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
