package io.smartvillage.expense.vendor;

import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindVendors {

    private final Vendors vendors;

    FindVendors(Vendors vendors) {
        this.vendors = vendors;
    }

    /// @throws RefusedException if the caller's village has no such vendor
    @Transactional(readOnly = true)
    public Vendor get(UUID vendorId) {
        return vendors.findById(vendorId)
                .orElseThrow(() -> new RefusedException(Refusal.VENDOR_NOT_FOUND, vendorId));
    }

    /// In the order in which they were registered.
    @Transactional(readOnly = true)
    public List<Vendor> page(PageRequest page, Optional<VendorStatus> status) {
        Specification<Vendor> wanted = Specification.unrestricted();
        if (status.isPresent()) {
            var one = status.get();
            wanted = wanted.and((row, _, build) -> build.equal(row.get("status"), one));
        }
        if (page.after().isPresent()) {
            var after = page.after().get().id(0);
            wanted = wanted.and((row, _, build) -> build.greaterThan(row.get("id"), after));
        }
        return vendors.findBy(
                wanted, query -> query.sortBy(Sort.by("id")).limit(page.fetchSize()).all());
    }
}
