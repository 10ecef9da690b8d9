package io.smartvillage.identity.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an entry says besides what it can be found by; which of it depends on its type.
///
/// @param action insert, update or delete
/// @param unlisted others may have been seen than are named
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditContent(
        Actor actor,
        @Nullable String action,
        @Nullable Map<String, Change> changes,
        @Nullable Boolean unlisted,
        @Nullable String query,
        @Nullable String method,
        @Nullable String path,
        @Nullable String reason) {

    static AuditContent of(DataChanged change) {
        return new AuditContent(
                change.actor(),
                change.action(),
                new TreeMap<>(change.changes()),
                null,
                null,
                null,
                null,
                null);
    }

    static AuditContent of(PersonalDataRead read) {
        return new AuditContent(
                read.actor(), null, null, read.unlisted(), read.query(), null, null, null);
    }

    static AuditContent of(OperatorReachedIn reachIn) {
        return new AuditContent(
                Actor.operator(reachIn.operatorId()),
                null,
                null,
                null,
                null,
                reachIn.method(),
                reachIn.path(),
                reachIn.reason());
    }
}
