package io.smartvillage.identity.user;

/// The village has somebody of that username; nothing was stored.
public final class UsernameInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String username;

    UsernameInUseException(String username) {
        super("username in use: " + username);
        this.username = username;
    }

    public String username() {
        return username;
    }
}
