package io.smartvillage.identity.user;

/// Only who may change roles gives this one; nothing was changed.
public final class RoleNotGrantableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UserRole role;

    RoleNotGrantableException(UserRole role) {
        super("the caller may not give role " + role);
        this.role = role;
    }

    public UserRole role() {
        return role;
    }
}
