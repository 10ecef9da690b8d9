package io.smartvillage.billing.bankcallback.web;

import io.smartvillage.billing.bankstatement.TakeCallback;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.platform.security.SignedRequest;
import io.smartvillage.platform.villagedirectory.AllowedWhileSuspended;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/bank-callbacks")
class BankCallbackController {

    private final TakeCallback takeCallback;
    private final VillageDirectory directory;
    private final BillingCalendar calendar;

    BankCallbackController(
            TakeCallback takeCallback, VillageDirectory directory, BillingCalendar calendar) {
        this.takeCallback = takeCallback;
        this.directory = directory;
        this.calendar = calendar;
    }

    @Operation(
            summary = "A bank confirms that money came in",
            description =
                    "The same transaction may come again, before and after the statement that tells"
                            + " of it; another content for it is refused. Money goes on coming in"
                            + " while a village is suspended.")
    @PostMapping("/{bankAccountId}")
    @SignedRequest
    @AllowedWhileSuspended
    BankCallbackView take(
            @PathVariable UUID bankAccountId, @RequestBody @Valid BankCallbackRequest request) {
        var callback = request.toCallback(directory.timeZone());
        BillingCalendar.require(
                "transferredAt",
                callback.date(),
                BillingCalendar.FIRST_DAY,
                calendar.today().plusDays(1));
        takeCallback.take(bankAccountId, callback);
        return BankCallbackView.received(callback.transactionId());
    }
}
