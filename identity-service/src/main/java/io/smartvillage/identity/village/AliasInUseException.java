package io.smartvillage.identity.village;

/// Another village has the alias; nothing was stored.
public final class AliasInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String alias;

    AliasInUseException(String alias) {
        super("alias in use: " + alias);
        this.alias = alias;
    }

    public String alias() {
        return alias;
    }
}
