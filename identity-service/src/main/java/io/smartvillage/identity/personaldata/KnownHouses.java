package io.smartvillage.identity.personaldata;

import io.smartvillage.platform.tenancy.MirrorList;
import io.smartvillage.platform.tenancy.MirrorTable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The tables `known_house` and `known_house_person`: who lives in which house, or owns it.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class KnownHouses {

    /// `property.PropertyState`, the fields that are mirrored.
    record PropertyState(
            UUID propertyId, @Nullable UUID ownerId, List<UUID> residentIds, Instant updatedAt) {}

    private final JdbcClient jdbc;
    private final MirrorTable houses;
    private final MirrorList persons;

    KnownHouses(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.houses = new MirrorTable(jdbc, "known_house", "updated_at");
        this.persons = new MirrorList(jdbc, "known_house_person", "known_house_id", "user_id");
    }

    void mirror(PropertyState state) {
        if (houses.state(state.propertyId(), state.updatedAt()).keep()) {
            persons.replace(
                    state.propertyId(),
                    Stream.concat(Stream.ofNullable(state.ownerId()), state.residentIds().stream())
                            .distinct()
                            .toList());
        }
    }

    boolean hasPerson(UUID userId) {
        return jdbc.sql("select exists (select from known_house_person where user_id = ?)")
                .param(userId)
                .query(Boolean.class)
                .single();
    }
}
