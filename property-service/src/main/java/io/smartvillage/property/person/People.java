package io.smartvillage.property.person;

import static java.util.stream.Collectors.toMap;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.MirrorTable;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `person`.
@Repository
public class People {

    private static final String ACTIVE = "active";

    private final JdbcClient jdbc;
    private final MirrorTable people;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.people = new MirrorTable(jdbc, "person", "version");
    }

    private record Person(UUID id, String status) {}

    /// What keeps a person from owning a house or living in one; empty if nothing does.
    ///
    /// @param field of the request that names the person
    public Optional<FieldMessage> problemWith(String field, UUID userId) {
        return Optional.ofNullable(problemsWith(List.of(userId)).get(userId))
                .map(messageKey -> new FieldMessage(field, messageKey, List.of()));
    }

    /// @return message keys by the ids of those who may not own a house or live in one
    public Map<UUID, String> problemsWith(Collection<UUID> userIds) {
        if (userIds.isEmpty()) {
            return Map.of();
        }
        var status =
                jdbc
                        .sql("select id, status from person where village_id = ? and id = any(?)")
                        .params(CurrentVillage.id(), userIds.toArray(UUID[]::new))
                        .query(Person.class)
                        .list()
                        .stream()
                        .collect(toMap(Person::id, Person::status));
        return userIds.stream()
                .distinct()
                .filter(id -> !ACTIVE.equals(status.get(id)))
                .collect(
                        toMap(
                                id -> id,
                                id ->
                                        status.containsKey(id)
                                                ? "field.person-inactive"
                                                : "field.person-unknown"));
    }

    void mirror(UserState state) {
        people.state(state.userId(), state.version())
                .with("role", state.role())
                .with("status", state.status())
                .keep();
    }
}
