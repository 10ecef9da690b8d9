package io.smartvillage.property.ownership;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface OwnershipChanges extends Repository<OwnershipChange, UUID> {

    OwnershipChange save(OwnershipChange change);
}
