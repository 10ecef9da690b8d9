package io.smartvillage.identity.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An entry as somebody sees it whom it is about: without any id but their own.
final class OwnEntry {

    private static final String MASK = "•••";

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final UUID person;

    OwnEntry(UUID person) {
        this.person = person;
    }

    AuditEntry of(AuditEntry entry) {
        return new AuditEntry(
                entry.id(),
                entry.position(),
                entry.type(),
                entry.service(),
                person.equals(entry.actorId()) ? entry.actorId() : null,
                entry.entity(),
                text(entry.entityId()),
                entry.people().stream().filter(person::equals).toList(),
                entry.at(),
                entry.recordedAt(),
                content(entry.content()),
                entry.hash());
    }

    private AuditContent content(AuditContent content) {
        return new AuditContent(
                content.actor().shownTo(person),
                content.action(),
                changes(content.changes()),
                content.unlisted(),
                null,
                content.method(),
                null,
                null);
    }

    private @Nullable Map<String, Change> changes(@Nullable Map<String, Change> changes) {
        if (changes == null) {
            return null;
        }
        var shown = new TreeMap<String, Change>();
        changes.forEach((column, change) ->
                shown.put(column, new Change(value(change.before()), value(change.after()))));
        return shown;
    }

    private @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text(text);
            case Map<?, ?> fields -> {
                var shown = new TreeMap<String, @Nullable Object>();
                fields.forEach((name, field) -> shown.put(String.valueOf(name), value(field)));
                yield shown;
            }
            case Collection<?> items -> {
                List<@Nullable Object> shown = new ArrayList<>();
                items.forEach(item -> shown.add(value(item)));
                yield shown;
            }
            default -> value;
        };
    }

    private @Nullable String text(@Nullable String text) {
        return text == null
                ? null
                : ID.matcher(text)
                        .replaceAll(id ->
                                id.group().equalsIgnoreCase(person.toString()) ? id.group() : MASK);
    }
}
