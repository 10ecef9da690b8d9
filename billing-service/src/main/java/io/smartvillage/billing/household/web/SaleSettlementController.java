package io.smartvillage.billing.household.web;

import io.smartvillage.billing.household.FindSaleSettlements;
import io.smartvillage.billing.household.SaleSettlement;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{propertyId}/sale-settlements")
class SaleSettlementController {

    private final FindSaleSettlements findSettlements;

    SaleSettlementController(FindSaleSettlements findSettlements) {
        this.findSettlements = findSettlements;
    }

    @Operation(
            summary = "What sellers and buyers of a house have to settle, the newest sale first",
            description =
                    "The house owes its invoices, whoever owns it. Fees for days before the sale are"
                            + " the seller's, those from its day on the buyer's.")
    @GetMapping
    @PreAuthorize("hasAuthority('account:read')")
    Page<SaleSettlement> list(@PathVariable UUID propertyId, PageRequest page) {
        return Page.of(
                findSettlements.page(propertyId, page),
                page,
                settlement -> Cursor.at(settlement.id()),
                settlement -> settlement);
    }
}
