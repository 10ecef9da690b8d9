package io.smartvillage.gateway.upstream;

import java.io.IOException;
import java.net.URI;

/// An instance did not accept a connection; nothing was sent to it.
final class NotConnectedException extends IOException {

    private static final long serialVersionUID = 1L;

    NotConnectedException(URI address, IOException cause) {
        super(address + " does not accept: " + cause.getMessage(), cause);
    }
}
