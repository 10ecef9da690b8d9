package io.smartvillage.property.pet;

import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.property.property.OwnHouses;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows pets: residents see those of their houses.
@Service
public class FindPets {

    private static final UUID START = new UUID(0, 0);

    private final Pets pets;
    private final OwnHouses ownHouses;

    FindPets(Pets pets, OwnHouses ownHouses) {
        this.pets = pets;
        this.ownHouses = ownHouses;
    }

    /// @throws PetNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public Pet get(UUID petId) {
        return pets.findById(petId)
                .filter(pet -> ownHouses.include(pet.propertyId()))
                .orElseThrow(() -> new PetNotFoundException(petId));
    }

    @Transactional(readOnly = true)
    public List<Pet> page(
            PageRequest page,
            Optional<UUID> propertyId,
            Optional<Species> species,
            boolean removedToo) {
        var own = ownHouses.find();
        return pets.page(
                page.after().map(cursor -> cursor.id(0)).orElse(START),
                propertyId.orElse(null),
                species.orElse(null),
                removedToo,
                own.isEmpty(),
                own.orElse(List.of()),
                Limit.of(page.fetchSize()));
    }
}
