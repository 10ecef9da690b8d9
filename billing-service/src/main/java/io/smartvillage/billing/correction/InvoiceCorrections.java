package io.smartvillage.billing.correction;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface InvoiceCorrections
        extends Repository<InvoiceCorrection, UUID>, JpaSpecificationExecutor<InvoiceCorrection> {

    InvoiceCorrection save(InvoiceCorrection correction);

    void flush();

    Optional<InvoiceCorrection> findById(UUID id);
}
