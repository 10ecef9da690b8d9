package io.smartvillage.planted;

import io.smartvillage.neighbour.Neighbour;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RestController;

/// Breaks every rule of the house; never started. Its package has no package-info on purpose.
public final class PlantedClasses {

    private PlantedClasses() {}

    @RestController
    public static class OpenController {

        @Autowired Neighbour neighbour;

        Instant time() {
            return Instant.now();
        }
    }

    static final class TextUtils {}

    @Entity
    static class Everybodys {
        @Id UUID id;
    }
}
