package io.smartvillage.billing.feeschedule;

import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindFeeExceptions {

    private final FeeExceptions exceptions;

    FindFeeExceptions(FeeExceptions exceptions) {
        this.exceptions = exceptions;
    }

    /// @throws FeeExceptionNotFoundException if the caller's village has no such exception
    @Transactional(readOnly = true)
    public FeeException get(UUID feeExceptionId) {
        return exceptions
                .findById(feeExceptionId)
                .orElseThrow(() -> new FeeExceptionNotFoundException(feeExceptionId));
    }

    @Transactional(readOnly = true)
    public List<FeeException> page(
            PageRequest page, Optional<UUID> propertyId, Optional<UUID> feeScheduleId) {
        return exceptions.page(
                page.after().map(cursor -> cursor.id(0)),
                propertyId,
                feeScheduleId,
                page.fetchSize());
    }
}
