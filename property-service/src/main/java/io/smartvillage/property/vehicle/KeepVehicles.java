package io.smartvillage.property.vehicle;

import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.smartvillage.property.VillageCalendar;
import io.smartvillage.property.person.People;
import io.smartvillage.property.plate.Plate;
import io.smartvillage.property.plate.PlateRefusedException;
import io.smartvillage.property.property.FindProperties;
import io.smartvillage.property.property.PropertyNotFoundException;
import io.smartvillage.property.settings.FindPropertySettings;
import io.smartvillage.property.settings.Kept;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Registers, changes and removes vehicles of houses. A plate is at one house at a time; one that
/// was registered without its province is that number in any province.
@Service
public class KeepVehicles {

    static final String PURPOSE = "vehicle.plate";

    private final Vehicles vehicles;
    private final FindProperties findProperties;
    private final FindPropertySettings settings;
    private final People people;
    private final PersonalData personalData;
    private final VillageCalendar calendar;
    private final IdGenerator ids;
    private final Clock clock;

    KeepVehicles(
            Vehicles vehicles,
            FindProperties findProperties,
            FindPropertySettings settings,
            People people,
            PersonalData personalData,
            VillageCalendar calendar,
            IdGenerator ids,
            Clock clock) {
        this.vehicles = vehicles;
        this.findProperties = findProperties;
        this.settings = settings;
        this.people = people;
        this.personalData = personalData;
        this.calendar = calendar;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param plateText the plate as somebody wrote it, with or without its province
    /// @throws PropertyNotFoundException if the caller's village has no such house
    /// @throws io.smartvillage.property.settings.NotKeptException if the village keeps no vehicles
    /// @throws BadParameterException if it is no plate, or the owner no active person of the
    ///   village
    /// @throws PlateTakenException if a vehicle with the plate is registered
    @Transactional
    public Vehicle register(UUID propertyId, String plateText, VehicleDetails details) {
        findProperties.get(propertyId);
        settings.require(Kept.VEHICLES);
        var problems = new ArrayList<FieldMessage>();
        var plate = plate(plateText, problems);
        requireOwner(details, null, problems);
        if (plate == null || !problems.isEmpty()) {
            throw new BadParameterException(problems);
        }
        var hash = personalData.searchHash(PURPOSE, plate.number());
        var taken =
                vehicles.findByPlateHashAndRemovedOnIsNull(hash).stream()
                        .map(other -> other.province().orElse(null))
                        .anyMatch(province ->
                                province == null
                                        || plate.province() == null
                                        || province.equals(plate.province()));
        if (taken) {
            throw new PlateTakenException();
        }
        var vehicle =
                new Vehicle(
                        CurrentVillage.id(),
                        ids.generateId(),
                        propertyId,
                        plate,
                        hash,
                        details,
                        clock.instant());
        try {
            var saved = vehicles.save(vehicle);
            vehicles.flush();
            return saved;
        } catch (DataIntegrityViolationException _) {
            // Another request took the plate between the check and the write.
            throw new PlateTakenException();
        }
    }

    /// @param change from the present details to the new ones
    /// @throws VehicleNotFoundException if the caller's village has no such vehicle
    /// @throws BadParameterException if a new owner is no active person of the village
    @Transactional
    public Vehicle change(
            UUID vehicleId, IfMatch precondition, UnaryOperator<VehicleDetails> change) {
        var vehicle = get(vehicleId);
        precondition.require(vehicle.currentVersion());
        var details = change.apply(vehicle.details());
        var problems = new ArrayList<FieldMessage>();
        requireOwner(details, vehicle.details().ownerId(), problems);
        if (!problems.isEmpty()) {
            throw new BadParameterException(problems);
        }
        vehicle.change(details, clock.instant());
        vehicles.flush();
        return vehicle;
    }

    /// From today on it is no vehicle of the house.
    ///
    /// @throws VehicleNotFoundException if the caller's village has no such vehicle
    /// @throws VehicleRemovedException if it was removed before
    @Transactional
    public Vehicle remove(UUID vehicleId) {
        var vehicle = get(vehicleId);
        vehicle.remove(calendar.today(), clock.instant());
        vehicles.flush();
        return vehicle;
    }

    private Vehicle get(UUID vehicleId) {
        return vehicles.findById(vehicleId)
                .orElseThrow(() -> new VehicleNotFoundException(vehicleId));
    }

    private static @Nullable Plate plate(String text, List<FieldMessage> problems) {
        try {
            return Plate.of(text);
        } catch (PlateRefusedException e) {
            problems.add(new FieldMessage("plate", e.messageKey(), List.of()));
            return null;
        }
    }

    private void requireOwner(
            VehicleDetails details, @Nullable UUID known, List<FieldMessage> problems) {
        var ownerId = details.ownerId();
        if (ownerId != null && !ownerId.equals(known)) {
            people.problemWith("ownerId", ownerId).ifPresent(problems::add);
        }
    }
}
