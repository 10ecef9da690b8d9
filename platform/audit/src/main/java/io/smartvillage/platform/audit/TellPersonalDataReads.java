package io.smartvillage.platform.audit;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.IdGenerator;

/// Tells that a caller is about to see data of others, in a transaction of its own: what cannot be
/// told is not shown. Residents see what is theirs, gates what opens them: that is not told.
final class TellPersonalDataReads {

    private static final Set<String> WATCHED = Set.of("admin", "staff", "guard");

    private static final String MASK = "•••";

    private static final int LONGEST_QUERY = 500;

    /// Ids, small numbers, times and switches say what was looked for and nothing of a person.
    private static final Pattern HARMLESS =
            Pattern.compile(
                    "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\\d{1,4}|true|false"
                            + "|\\d{4}-\\d{2}(-\\d{2}(T[0-9:.]+(Z|[+-][0-9:]+))?)?");

    private final Outbox outbox;
    private final RequestActor actors;
    private final TransactionTemplate transaction;
    private final IdGenerator ids;
    private final Clock clock;

    TellPersonalDataReads(
            Outbox outbox,
            RequestActor actors,
            PlatformTransactionManager transactions,
            IdGenerator ids,
            Clock clock) {
        this.outbox = outbox;
        this.actors = actors;
        this.transaction = new TransactionTemplate(transactions);
        this.ids = ids;
        this.clock = clock;
    }

    void tell(Set<UUID> people) {
        var others = new TreeSet<>(people);
        Caller.find().ifPresent(caller -> others.remove(caller.userId()));
        if (!others.isEmpty()) {
            tell(List.copyOf(others), false);
        }
    }

    void tellUnlisted() {
        tell(List.of(), true);
    }

    private void tell(List<UUID> people, boolean unlisted) {
        if (CurrentVillage.find().isEmpty()
                || Caller.find().filter(TellPersonalDataReads::isWatched).isEmpty()) {
            return;
        }
        actors.find()
                .ifPresent(actor ->
                        transaction.executeWithoutResult(_ ->
                                outbox.publish(
                                        new PersonalDataRead(
                                                ids.generateId(),
                                                CurrentVillage.id(),
                                                actor,
                                                people,
                                                unlisted,
                                                RequestActor.request()
                                                        .map(TellPersonalDataReads::query)
                                                        .orElse(null),
                                                clock.instant()))));
    }

    private static boolean isWatched(Caller caller) {
        return caller.operator() || !Collections.disjoint(caller.roles(), WATCHED);
    }

    private static @Nullable String query(HttpServletRequest request) {
        if (request.getQueryString() == null) {
            return null;
        }
        var query =
                request.getParameterMap().entrySet().stream()
                        .flatMap(parameter ->
                                Arrays.stream(parameter.getValue())
                                        .map(value -> parameter.getKey() + '=' + masked(value)))
                        .sorted()
                        .collect(Collectors.joining("&"))
                        .replaceAll("\\p{Cntrl}", "");
        return query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query;
    }

    private static String masked(String value) {
        return HARMLESS.matcher(value).matches() ? value : MASK;
    }
}
