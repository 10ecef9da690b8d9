package io.smartvillage.property.property;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.util.Locale;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Adds a house to the village.
@Service
public class RegisterProperty {

    private final Properties properties;
    private final RestateProperty restate;
    private final IdGenerator ids;
    private final Clock clock;

    RegisterProperty(Properties properties, RestateProperty restate, IdGenerator ids, Clock clock) {
        this.properties = properties;
        this.restate = restate;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws HouseNumberTakenException if the village has a house of that number
    @Transactional
    public House register(PropertyDetails details) {
        if (properties.existsByHouseNumber(details.houseNumber())) {
            throw new HouseNumberTakenException(details.houseNumber());
        }
        var property =
                new Property(CurrentVillage.id(), ids.generateId(), details, clock.instant());
        return storing(
                details.houseNumber(),
                () -> {
                    properties.save(property);
                    return restate.changed(property, property.registered());
                });
    }

    /// Another request may take the number between the check and the write.
    static <T> T storing(String houseNumber, java.util.function.Supplier<T> write) {
        try {
            return write.get();
        } catch (DataIntegrityViolationException e) {
            if (e.getCause() instanceof ConstraintViolationException violation
                    && String.valueOf(violation.getConstraintName())
                            .toLowerCase(Locale.ROOT)
                            .contains("house_number")) {
                throw new HouseNumberTakenException(houseNumber);
            }
            throw e;
        }
    }
}
