package io.smartvillage.expense.vendor.web;

import io.smartvillage.expense.vendor.FindVendors;
import io.smartvillage.expense.vendor.RegisterVendor;
import io.smartvillage.expense.vendor.Vendor;
import io.smartvillage.expense.vendor.VendorStatus;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/vendors")
class VendorController {

    private final RegisterVendor registerVendor;
    private final FindVendors findVendors;

    VendorController(RegisterVendor registerVendor, FindVendors findVendors) {
        this.registerVendor = registerVendor;
        this.findVendors = findVendors;
    }

    @Operation(summary = "Registers a vendor: one for a tax id and branch")
    @PostMapping
    @PreAuthorize("hasAuthority('vendor:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<VendorView> register(@RequestBody @Valid VendorRequest request) {
        var vendor = registerVendor.register(request.toDetails(), Caller.current().userId());
        return ResponseEntity.created(URI.create("/api/v1/vendors/" + vendor.id()))
                .eTag(IfMatch.eTag(vendor.currentVersion()))
                .body(VendorView.of(vendor));
    }

    @Operation(summary = "Vendors of the village")
    @GetMapping
    @PreAuthorize("hasAuthority('vendor:read')")
    Page<VendorView> list(PageRequest page, @RequestParam Optional<VendorStatus> status) {
        return Page.of(
                findVendors.page(page, status),
                page,
                vendor -> Cursor.at(vendor.id()),
                VendorView::of);
    }

    @Operation(summary = "One vendor")
    @GetMapping("/{vendorId}")
    @PreAuthorize("hasAuthority('vendor:read')")
    ResponseEntity<VendorView> get(@PathVariable UUID vendorId) {
        return answer(findVendors.get(vendorId));
    }

    @Operation(
            summary = "Says everything of a vendor anew",
            description = "What is absent is taken away.")
    @PutMapping("/{vendorId}")
    @PreAuthorize("hasAuthority('vendor:write')")
    ResponseEntity<VendorView> change(
            @PathVariable UUID vendorId,
            IfMatch precondition,
            @RequestBody @Valid VendorRequest request) {
        return answer(registerVendor.change(vendorId, precondition, request.toDetails()));
    }

    @Operation(summary = "Nothing more is paid to the vendor")
    @PostMapping("/{vendorId}/deactivation")
    @PreAuthorize("hasAuthority('vendor:write')")
    ResponseEntity<VendorView> deactivate(@PathVariable UUID vendorId) {
        return answer(registerVendor.become(vendorId, VendorStatus.INACTIVE));
    }

    @Operation(summary = "The vendor can be paid again")
    @PostMapping("/{vendorId}/activation")
    @PreAuthorize("hasAuthority('vendor:write')")
    ResponseEntity<VendorView> activate(@PathVariable UUID vendorId) {
        return answer(registerVendor.become(vendorId, VendorStatus.ACTIVE));
    }

    private static ResponseEntity<VendorView> answer(Vendor vendor) {
        return IfMatch.answer(VendorView.of(vendor), vendor.currentVersion());
    }
}
