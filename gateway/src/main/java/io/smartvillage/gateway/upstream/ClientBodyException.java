package io.smartvillage.gateway.upstream;

import java.io.IOException;

/// The client's body broke off or was too large: the cause says which. The service is not to blame.
final class ClientBodyException extends IOException {

    private static final long serialVersionUID = 1L;

    ClientBodyException(IOException cause) {
        super(cause);
    }
}
