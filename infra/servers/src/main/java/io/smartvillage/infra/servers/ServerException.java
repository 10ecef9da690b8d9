package io.smartvillage.infra.servers;

/// A server that could not be started, stopped or reached. The message is written for the person at
/// the keyboard.
public class ServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerException(String message) {
        super(message);
    }

    public ServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
