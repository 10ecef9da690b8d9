package io.smartvillage.property.ownership.web;

import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.property.ownership.ChangeOwners;
import io.smartvillage.property.ownership.FindOwnerships;
import io.smartvillage.property.ownership.Leaving;
import io.smartvillage.property.ownership.SellHouse;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/properties/{propertyId}")
class OwnershipController {

    private final ChangeOwners changeOwners;
    private final SellHouse sellHouse;
    private final FindOwnerships findOwnerships;

    OwnershipController(
            ChangeOwners changeOwners, SellHouse sellHouse, FindOwnerships findOwnerships) {
        this.changeOwners = changeOwners;
        this.sellHouse = sellHouse;
        this.findOwnerships = findOwnerships;
    }

    @Operation(
            summary = "Whose a house is and was",
            description =
                    "With `at`, whose it was on that day. Residents see whose it is today, and what"
                            + " was theirs.")
    @GetMapping("/owners")
    @PreAuthorize("hasAnyAuthority('property:read', 'property:read:own')")
    Page<OwnershipView> list(
            @PathVariable UUID propertyId, @RequestParam Optional<LocalDate> at, PageRequest page) {
        return Page.of(
                findOwnerships.page(propertyId, at, page),
                page,
                ownership -> Cursor.at(ownership.id()),
                OwnershipView::of);
    }

    @Operation(
            summary = "Writes down whose a house is from a day on",
            description =
                    "All of them, the main owner first; none: it is nobody's. On the day of the last"
                            + " change it replaces that.")
    @PostMapping("/ownership-changes")
    @PreAuthorize("hasAuthority('property:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    OwnershipChangeView change(
            @PathVariable UUID propertyId, @RequestBody @Valid OwnershipChangeRequest request) {
        return OwnershipChangeView.of(
                changeOwners.change(
                        propertyId,
                        request.from(),
                        OwnerTermRequest.terms("owners", request.owners())));
    }

    @Operation(
            summary = "A house is sold, or the shares of some of its owners",
            description =
                    "From the day on the sellers' shares are the buyers'. Who lives there stays,"
                            + " unless `leaving` says otherwise.")
    @PostMapping("/sales")
    @PreAuthorize("hasAuthority('property:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    OwnershipChangeView sell(
            @PathVariable UUID propertyId, @RequestBody @Valid SaleRequest request) {
        return OwnershipChangeView.of(
                sellHouse.sell(
                        propertyId,
                        request.on(),
                        Objects.requireNonNullElse(request.sellerIds(), List.of()),
                        OwnerTermRequest.terms("buyers", request.buyers()),
                        Objects.requireNonNullElse(request.leaving(), Leaving.NOBODY)));
    }
}
