package io.smartvillage.billing.prepayment.web;

import io.smartvillage.billing.prepayment.FindPrepayments;
import io.smartvillage.billing.prepayment.MakePrepaymentOffer;
import io.smartvillage.billing.prepayment.PrepaymentOffer;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/prepayment-offers")
class PrepaymentOfferController {

    private final MakePrepaymentOffer makePrepaymentOffer;
    private final FindPrepayments findPrepayments;

    PrepaymentOfferController(
            MakePrepaymentOffer makePrepaymentOffer, FindPrepayments findPrepayments) {
        this.makePrepaymentOffer = makePrepaymentOffer;
        this.findPrepayments = findPrepayments;
    }

    @Operation(summary = "Offers a discount for paying several months ahead")
    @PostMapping
    @PreAuthorize("hasAuthority('fee-schedule:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<PrepaymentOffer> make(@RequestBody @Valid PrepaymentOfferRequest request) {
        var offer = makePrepaymentOffer.make(request.toTerms());
        return ResponseEntity.created(URI.create("/api/v1/prepayment-offers/" + offer.id()))
                .eTag(IfMatch.eTag(offer.version()))
                .body(offer);
    }

    @Operation(summary = "Offers to pay ahead, also past ones")
    @GetMapping
    @PreAuthorize("hasAuthority('fee-schedule:read')")
    Page<PrepaymentOffer> list(PageRequest page) {
        return Page.of(
                findPrepayments.pageOfOffers(page),
                page,
                offer -> Cursor.at(offer.id()),
                Function.identity());
    }

    @Operation(summary = "One offer to pay ahead")
    @GetMapping("/{prepaymentOfferId}")
    @PreAuthorize("hasAuthority('fee-schedule:read')")
    ResponseEntity<PrepaymentOffer> get(@PathVariable UUID prepaymentOfferId) {
        return answer(findPrepayments.getOffer(prepaymentOfferId));
    }

    @Operation(summary = "Sets the end of an offer to pay ahead")
    @PatchMapping("/{prepaymentOfferId}")
    @PreAuthorize("hasAuthority('fee-schedule:write')")
    ResponseEntity<PrepaymentOffer> end(
            @PathVariable UUID prepaymentOfferId,
            IfMatch precondition,
            @RequestBody @Valid OfferEndRequest request) {
        return answer(
                makePrepaymentOffer.end(prepaymentOfferId, precondition, request.validUntil()));
    }

    private static ResponseEntity<PrepaymentOffer> answer(PrepaymentOffer offer) {
        return IfMatch.answer(offer, offer.version());
    }
}
