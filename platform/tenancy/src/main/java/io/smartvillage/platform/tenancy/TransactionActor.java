package io.smartvillage.platform.tenancy;

import java.util.Optional;

/// Who the current work is done for. PostgreSQL is told at the begin of each of a village's
/// transactions, as the setting [#SETTING]; without an answer the work is the service's own.
@FunctionalInterface
public interface TransactionActor {

    String SETTING = "app.actor";

    /// A JSON object.
    Optional<String> json();
}
