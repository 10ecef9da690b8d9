package io.smartvillage.infra.database;

/// The schema is where the last good change set left it.
public final class MigrationFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MigrationFailedException(ServiceSchema schema, Exception cause) {
        super("migrations of schema " + schema.name() + " failed: " + cause.getMessage(), cause);
    }
}
