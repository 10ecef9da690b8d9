package io.smartvillage.gateway.admission;

import java.io.IOException;

/// More bytes came than the route takes.
public final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long limit) {
        super("more than " + limit + " bytes");
    }
}
