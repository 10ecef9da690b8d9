package io.smartvillage.gateway.upstream;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The client's body on its way to the service.
///
/// If it breaks off, or turns out too large, the connection to the service is cut at once: whoever
/// writes a chunked body ends it properly when it is closed, and the service would take half a body
/// for a whole one.
final class ClientBody extends FilterInputStream {

    private @Nullable Closeable connection;

    ClientBody(InputStream body) {
        super(body);
    }

    void goesTo(Closeable connection) {
        this.connection = connection;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw cut(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            throw cut(e);
        }
    }

    private ClientBodyException cut(IOException cause) throws IOException {
        if (connection != null) {
            connection.close();
        }
        return new ClientBodyException(cause);
    }
}
