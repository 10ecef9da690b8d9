package io.smartvillage.platform.tenancy;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;
import org.springframework.util.IdGenerator;

/// UUIDv7 (RFC 9562): ids sort by the time they were made, which keeps indexes dense and lets lists
/// page by id.
final class TimeOrderedIds implements IdGenerator {

    private final NoArgGenerator generator = Generators.timeBasedEpochGenerator();

    @Override
    public UUID generateId() {
        return generator.generate();
    }
}
