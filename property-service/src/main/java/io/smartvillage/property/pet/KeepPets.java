package io.smartvillage.property.pet;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.property.VillageCalendar;
import io.smartvillage.property.property.FindProperties;
import io.smartvillage.property.settings.FindPropertySettings;
import io.smartvillage.property.settings.Kept;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Registers, changes and removes pets of houses.
@Service
public class KeepPets {

    private final Pets pets;
    private final FindProperties findProperties;
    private final FindPropertySettings settings;
    private final VillageCalendar calendar;
    private final IdGenerator ids;
    private final Clock clock;

    KeepPets(
            Pets pets,
            FindProperties findProperties,
            FindPropertySettings settings,
            VillageCalendar calendar,
            IdGenerator ids,
            Clock clock) {
        this.pets = pets;
        this.findProperties = findProperties;
        this.settings = settings;
        this.calendar = calendar;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws io.smartvillage.property.property.PropertyNotFoundException if the caller's village
    ///   has no such house
    /// @throws io.smartvillage.property.settings.NotKeptException if the village keeps no pets
    @Transactional
    public Pet register(UUID propertyId, PetDetails details) {
        findProperties.get(propertyId);
        settings.require(Kept.PETS);
        var pet =
                pets.save(
                        new Pet(
                                CurrentVillage.id(),
                                ids.generateId(),
                                propertyId,
                                details,
                                clock.instant()));
        pets.flush();
        return pet;
    }

    /// @param change from the present details to the new ones
    /// @throws PetNotFoundException if the caller's village has no such pet
    @Transactional
    public Pet change(UUID petId, IfMatch precondition, UnaryOperator<PetDetails> change) {
        var pet = get(petId);
        precondition.require(pet.currentVersion());
        pet.change(change.apply(pet.details()), clock.instant());
        pets.flush();
        return pet;
    }

    /// From today on it is no pet of the house.
    ///
    /// @throws PetNotFoundException if the caller's village has no such pet
    /// @throws PetRemovedException if it was removed before
    @Transactional
    public Pet remove(UUID petId) {
        var pet = get(petId);
        pet.remove(calendar.today(), clock.instant());
        pets.flush();
        return pet;
    }

    private Pet get(UUID petId) {
        return pets.findById(petId).orElseThrow(() -> new PetNotFoundException(petId));
    }
}
