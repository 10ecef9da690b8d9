package io.smartvillage.property.property;

import static java.util.stream.Collectors.toMap;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.property.VillageCalendar;
import io.smartvillage.property.property.PropertyEvent.OwnerChanged;
import io.smartvillage.property.property.PropertyEvent.PropertyChanged;
import io.smartvillage.property.property.PropertyEvent.PropertyRegistered;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Stores many houses with one statement, and tells of each that was created or changed.
@Component
class StoreHouses {

    private static final String STORE =
            """
            insert into property as p
                (village_id, id, house_number, address, owner_id, status, land_use, area_sq_wah,
                 version, created_at, updated_at)
            select :village, r.id, r."houseNumber", r.address, r."ownerId", r.status, r."landUse",
                   r."areaSqWah", 0, :now, :now
            from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                id uuid, "houseNumber" text, address text, "ownerId" uuid, status text,
                "landUse" text, "areaSqWah" numeric)
            order by r."houseNumber"
            on conflict (village_id, house_number) do update
                set address = excluded.address,
                    owner_id = coalesce(excluded.owner_id, p.owner_id),
                    status = excluded.status,
                    land_use = excluded.land_use,
                    area_sq_wah = excluded.area_sq_wah,
                    version = p.version + 1,
                    updated_at = greatest(excluded.updated_at, p.updated_at + interval '1 microsecond')
                where (p.address, p.owner_id, p.status, p.land_use, p.area_sq_wah)
                    is distinct from (excluded.address, coalesce(excluded.owner_id, p.owner_id),
                        excluded.status, excluded.land_use, excluded.area_sq_wah)
            returning old.id is null as created, old.owner_id as previous_owner_id,
                new.id, new.house_number, new.address, new.owner_id, new.status, new.land_use,
                new.area_sq_wah, new.updated_at
            """;

    /// The rest of the houses was as it should be.
    record Outcome(long created, long updated) {}

    private record Row(
            UUID id,
            String houseNumber,
            String address,
            @Nullable UUID ownerId,
            String status,
            String landUse,
            BigDecimal areaSqWah) {}

    private record Stored(
            boolean created,
            @Nullable UUID previousOwnerId,
            UUID propertyId,
            PropertyDetails details,
            @Nullable UUID ownerId,
            Instant updatedAt) {

        boolean hasOtherOwner() {
            return !Objects.equals(ownerId, previousOwnerId);
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper mapper;
    private final ReadHouseholds households;
    private final Owners owners;
    private final VillageCalendar calendar;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    StoreHouses(
            JdbcClient jdbc,
            JsonMapper mapper,
            ReadHouseholds households,
            Owners owners,
            VillageCalendar calendar,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.households = households;
        this.owners = owners;
        this.calendar = calendar;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// Holds the rows of the houses until the transaction ends.
    Outcome store(List<ImportedHouse> houses) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var stored =
                jdbc.sql(STORE)
                        .param("rows", json(houses))
                        .param("village", CurrentVillage.id())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .query((row, _) -> stored(row))
                        .list();
        owners.own(
                stored.stream()
                        .filter(house -> house.ownerId() != null && house.hasOtherOwner())
                        .collect(toMap(Stored::propertyId, Stored::ownerId)),
                calendar.today(),
                now);
        var householdOf = households.today(stored.stream().map(Stored::propertyId).toList());
        var events = new ArrayList<Object>();
        for (var house : stored) {
            addFacts(house, events);
            events.add(
                    PropertyState.of(
                            house.propertyId(),
                            house.details(),
                            house.ownerId(),
                            Objects.requireNonNull(householdOf.get(house.propertyId())),
                            house.updatedAt()));
        }
        if (!events.isEmpty()) {
            outbox.publishAll(events);
        }
        var created = stored.stream().filter(Stored::created).count();
        return new Outcome(created, stored.size() - created);
    }

    private static void addFacts(Stored house, List<Object> events) {
        var details = house.details();
        var at = house.updatedAt();
        events.add(
                house.created()
                        ? new PropertyRegistered(
                                house.propertyId(),
                                details.houseNumber(),
                                details.landUse(),
                                details.areaSqWah(),
                                at)
                        : new PropertyChanged(
                                house.propertyId(),
                                details.houseNumber(),
                                details.status(),
                                details.landUse(),
                                details.areaSqWah(),
                                at));
        if (house.hasOtherOwner()) {
            events.add(
                    new OwnerChanged(
                            house.propertyId(), house.ownerId(), house.previousOwnerId(), at));
        }
    }

    private String json(List<ImportedHouse> houses) {
        return mapper.writeValueAsString(
                houses.stream()
                        .map(house ->
                                new Row(
                                        ids.generateId(),
                                        house.details().houseNumber(),
                                        house.details().address(),
                                        house.ownerId(),
                                        house.details().status().column,
                                        house.details().landUse().column,
                                        house.details().areaSqWah()))
                        .toList());
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getBoolean("created"),
                row.getObject("previous_owner_id", UUID.class),
                row.getObject("id", UUID.class),
                new PropertyDetails(
                        row.getString("house_number"),
                        row.getString("address"),
                        PropertyStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                        LandUse.valueOf(row.getString("land_use").toUpperCase(Locale.ROOT)),
                        row.getBigDecimal("area_sq_wah")),
                row.getObject("owner_id", UUID.class),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
