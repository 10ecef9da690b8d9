package io.smartvillage.property.keycard;

import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.property.person.People;
import io.smartvillage.property.property.FindProperties;
import io.smartvillage.property.settings.FindPropertySettings;
import io.smartvillage.property.settings.Kept;
import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Writes down which cards were handed out to a house and who has them. A card is handed out once
/// at a time; one that was lost or returned may be handed out again.
@Service
public class KeepKeycards {

    private final Keycards keycards;
    private final FindProperties findProperties;
    private final FindPropertySettings settings;
    private final People people;
    private final PersonalData personalData;
    private final IdGenerator ids;
    private final Clock clock;

    KeepKeycards(
            Keycards keycards,
            FindProperties findProperties,
            FindPropertySettings settings,
            People people,
            PersonalData personalData,
            IdGenerator ids,
            Clock clock) {
        this.keycards = keycards;
        this.findProperties = findProperties;
        this.settings = settings;
        this.people = people;
        this.personalData = personalData;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param holderId a person of the village, if it is known who has it
    /// @throws io.smartvillage.property.property.PropertyNotFoundException if the caller's village
    ///   has no such house
    /// @throws io.smartvillage.property.settings.NotKeptException if the village keeps no keycards
    /// @throws BadParameterException if the holder is no active person of the village
    /// @throws KeycardTakenException if a card of the number is handed out
    @Transactional
    public Keycard handOut(UUID propertyId, String number, @Nullable UUID holderId) {
        findProperties.get(propertyId);
        settings.require(Kept.KEYCARDS);
        requireHolder(holderId);
        return stored(
                new Keycard(
                        CurrentVillage.id(),
                        ids.generateId(),
                        propertyId,
                        number,
                        hash(number),
                        holderId,
                        clock.instant()));
    }

    /// @param status null leaves it as it is
    /// @param holderId null leaves it as it is
    /// @throws KeycardNotFoundException if the caller's village has no such card
    /// @throws BadParameterException if a new holder is no active person of the village
    /// @throws KeycardTakenException if it is to be handed out again and its number is, meanwhile
    @Transactional
    public Keycard change(
            UUID keycardId,
            IfMatch precondition,
            @Nullable KeycardStatus status,
            @Nullable UUID holderId) {
        var keycard =
                keycards.findById(keycardId)
                        .orElseThrow(() -> new KeycardNotFoundException(keycardId));
        precondition.require(keycard.currentVersion());
        if (holderId != null && !holderId.equals(keycard.holderId())) {
            requireHolder(holderId);
        }
        keycard.change(
                status == null ? keycard.status() : status,
                holderId == null ? keycard.holderId() : holderId,
                clock.instant());
        return stored(keycard);
    }

    /// Written without blanks and dashes, and in capitals, it is the same card.
    byte[] hash(String number) {
        return personalData.searchHash(
                "keycard.number",
                Normalizer.normalize(number, Normalizer.Form.NFKC)
                        .replaceAll("[\\s:.\\-\\p{Cf}]", "")
                        .toUpperCase(Locale.ROOT));
    }

    private void requireHolder(@Nullable UUID holderId) {
        if (holderId != null) {
            people.problemWith("holderId", holderId)
                    .ifPresent(problem -> {
                        throw new BadParameterException(List.of(problem));
                    });
        }
    }

    private Keycard stored(Keycard keycard) {
        try {
            var saved = keycards.save(keycard);
            keycards.flush();
            return saved;
        } catch (DataIntegrityViolationException _) {
            throw new KeycardTakenException();
        }
    }
}
