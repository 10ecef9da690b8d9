package io.smartvillage.property.vehicle;

import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.property.plate.Plate;
import io.smartvillage.property.plate.PlateRefusedException;
import io.smartvillage.property.property.OwnHouses;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows vehicles: residents see those of their houses.
@Service
public class FindVehicles {

    private static final UUID START = new UUID(0, 0);
    private static final byte[] NO_HASH = {};

    private final Vehicles vehicles;
    private final OwnHouses ownHouses;
    private final PersonalData personalData;

    FindVehicles(Vehicles vehicles, OwnHouses ownHouses, PersonalData personalData) {
        this.vehicles = vehicles;
        this.ownHouses = ownHouses;
        this.personalData = personalData;
    }

    /// @throws VehicleNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public Vehicle get(UUID vehicleId) {
        return vehicles.findById(vehicleId)
                .filter(vehicle -> ownHouses.include(vehicle.propertyId()))
                .orElseThrow(() -> new VehicleNotFoundException(vehicleId));
    }

    /// @param plate as somebody wrote it; its province is passed over
    /// @throws BadParameterException if it is no plate
    @Transactional(readOnly = true)
    public List<Vehicle> page(
            PageRequest page,
            Optional<UUID> propertyId,
            Optional<UUID> ownerId,
            Optional<String> plate,
            boolean removedToo) {
        var own = ownHouses.find();
        return vehicles.page(
                page.after().map(cursor -> cursor.id(0)).orElse(START),
                propertyId.isEmpty(),
                propertyId.orElse(START),
                ownerId.isEmpty(),
                ownerId.orElse(START),
                plate.isEmpty(),
                plate.map(this::hash).orElse(NO_HASH),
                removedToo,
                own.isEmpty(),
                own.orElse(List.of()),
                Limit.of(page.fetchSize()));
    }

    private byte[] hash(String text) {
        try {
            return personalData.searchHash(KeepVehicles.PURPOSE, Plate.of(text).number());
        } catch (PlateRefusedException e) {
            throw new BadParameterException("plate", e.messageKey());
        }
    }
}
