package io.smartvillage.property.ownership;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.property.property.DatedChanges;
import io.smartvillage.property.property.Owner;
import io.smartvillage.property.property.Owners;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OwnershipOwners implements Owners, DatedChanges {

    private final Ownerships ownerships;
    private final JdbcClient jdbc;

    OwnershipOwners(Ownerships ownerships, JdbcClient jdbc) {
        this.ownerships = ownerships;
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, List<Owner>> from(LocalDate day, Collection<UUID> propertyIds) {
        return ownerships.from(propertyIds, day).stream()
                .collect(groupingBy(Ownership::propertyId, mapping(Ownership::owner, toList())));
    }

    @Override
    public void own(Map<UUID, UUID> ownerIds, LocalDate from, Instant now) {
        if (ownerIds.isEmpty()) {
            return;
        }
        var houses = ownerIds.keySet().toArray(UUID[]::new);
        var at = now.atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        update ownership
                        set until_date = greatest(from_date, :day), next_change = null,
                            version = version + 1, updated_at = :now
                        where property_id = any(:houses)
                          and (until_date is null or until_date > greatest(from_date, :day))
                        """)
                .param("day", from)
                .param("now", at)
                .param("houses", houses)
                .update();
        jdbc.sql(
                        """
                        insert into ownership
                            (village_id, id, property_id, user_id, share_numerator, share_denominator,
                             place, from_date, version, created_at, updated_at)
                        select :village, uuidv7(), house, owner, 1, 1, 0, :day, 0, :now, :now
                        from unnest(:houses, :owners) as owned (house, owner)
                        """)
                .param("village", CurrentVillage.id())
                .param("day", from)
                .param("now", at)
                .param("houses", houses)
                .param("owners", Arrays.stream(houses).map(ownerIds::get).toArray(UUID[]::new))
                .update();
    }

    @Override
    public List<UUID> housesThatChangeBy(LocalDate today) {
        return ownerships.housesThatChangeBy(today);
    }

    @Override
    public boolean reach(UUID propertyId, LocalDate today) {
        var due = ownerships.thatChangeBy(propertyId, today);
        due.forEach(ownership -> ownership.reach(today));
        return !due.isEmpty();
    }
}
