package io.smartvillage.infra.local;

/// Something the person at the keyboard can act on; the message is all they get.
class LauncherException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LauncherException(String message) {
        super(message);
    }

    LauncherException(String message, Throwable cause) {
        super(message, cause);
    }
}
