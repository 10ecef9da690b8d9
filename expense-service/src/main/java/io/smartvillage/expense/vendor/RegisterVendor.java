package io.smartvillage.expense.vendor;

import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Keeps the village's vendors: one for a tax id and branch.
@Service
public class RegisterVendor {

    private static final String TAX_ID_HASH = "vendor-tax-id";

    private final Vendors vendors;
    private final PersonalData personalData;
    private final IdGenerator ids;
    private final Clock clock;

    RegisterVendor(Vendors vendors, PersonalData personalData, IdGenerator ids, Clock clock) {
        this.vendors = vendors;
        this.personalData = personalData;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws RefusedException if the village has a vendor with that tax id and branch
    @Transactional
    public Vendor register(VendorDetails details, UUID by) {
        var id = ids.generateId();
        var hash = hash(id, details);
        var vendor =
                vendors.save(
                        new Vendor(CurrentVillage.id(), id, details, hash, by, clock.instant()));
        vendors.flush();
        return vendor;
    }

    /// Everything anew: what is absent is taken away.
    ///
    /// @throws RefusedException if there is no such vendor, or another has that tax id and branch
    @Transactional
    public Vendor change(UUID vendorId, IfMatch precondition, VendorDetails details) {
        var vendor = get(vendorId);
        precondition.require(vendor.currentVersion());
        vendor.change(details, hash(vendorId, details), clock.instant());
        vendors.flush();
        return vendor;
    }

    /// Repeating it changes nothing.
    ///
    /// @throws RefusedException if there is no such vendor
    @Transactional
    public Vendor become(UUID vendorId, VendorStatus status) {
        var vendor = get(vendorId);
        vendor.become(status, clock.instant());
        vendors.flush();
        return vendor;
    }

    /// The vendor stays active until the transaction ends.
    ///
    /// @throws BadParameterException if the caller's village has no such vendor
    /// @throws RefusedException if it is inactive
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireActive(UUID vendorId) {
        var vendor =
                vendors.findAndHold(vendorId)
                        .orElseThrow(() ->
                                new BadParameterException("vendorId", "field.unknown-vendor"));
        if (vendor.status() != VendorStatus.ACTIVE) {
            throw new RefusedException(Refusal.VENDOR_INACTIVE, vendorId);
        }
    }

    private byte @Nullable [] hash(UUID vendorId, VendorDetails details) {
        var taxId = details.taxId();
        var branch = details.branch();
        if (taxId == null || branch == null) {
            return null;
        }
        var hash = personalData.searchHash(TAX_ID_HASH, taxId.digits());
        if (vendors.existsByTaxId(hash, branch, vendorId)) {
            throw new RefusedException(Refusal.VENDOR_KNOWN, branch);
        }
        return hash;
    }

    private Vendor get(UUID vendorId) {
        return vendors.findById(vendorId)
                .orElseThrow(() -> new RefusedException(Refusal.VENDOR_NOT_FOUND, vendorId));
    }
}
