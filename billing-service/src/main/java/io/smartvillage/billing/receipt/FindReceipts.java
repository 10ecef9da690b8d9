package io.smartvillage.billing.receipt;

import io.smartvillage.billing.property.PropertyMirror;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows receipts: all of the village to those who may, those of their own houses to residents.
@Service
public class FindReceipts {

    private final Receipts receipts;
    private final PropertyMirror properties;

    FindReceipts(Receipts receipts, PropertyMirror properties) {
        this.receipts = receipts;
        this.properties = properties;
    }

    /// @throws ReceiptNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public Receipt get(UUID receiptId) {
        var caller = Caller.current();
        return receipts.findById(receiptId)
                .filter(receipt ->
                        caller.mayAll("receipt:read")
                                || properties.isOf(receipt.propertyId(), caller.userId()))
                .orElseThrow(() -> new ReceiptNotFoundException(receiptId));
    }

    /// Newest first.
    @Transactional(readOnly = true)
    public List<Receipt> page(PageRequest page, Optional<UUID> propertyId) {
        return receipts.page(
                visible(propertyId), page.after().map(cursor -> cursor.id(0)), page.fetchSize());
    }

    private Optional<Collection<UUID>> visible(Optional<UUID> propertyId) {
        var caller = Caller.current();
        if (caller.mayAll("receipt:read")) {
            return propertyId.map(List::of);
        }
        var own = properties.ofPerson(caller.userId());
        return Optional.of(
                propertyId.map(house -> own.stream().filter(house::equals).toList()).orElse(own));
    }
}
