package io.smartvillage.property.history.web;

import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.property.history.ReadHistory;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/properties/{propertyId}/history")
class HistoryController {

    private final ReadHistory readHistory;

    HistoryController(ReadHistory readHistory) {
        this.readHistory = readHistory;
    }

    @Operation(
            summary = "What happened to a house and its people, the newest first",
            description =
                    "Moves, owners, sales; those to come, too. For a day see `at` of the house, its"
                            + " owners and its occupancies.")
    @GetMapping
    @PreAuthorize("hasAuthority('property:read')")
    Page<HistoryEntryView> list(@PathVariable UUID propertyId, PageRequest page) {
        return Page.of(
                readHistory.page(propertyId, page),
                page,
                ReadHistory::cursor,
                HistoryEntryView::of);
    }
}
