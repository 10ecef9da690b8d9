package io.smartvillage.billing.credit.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record CreditApplicationRequest(
        @Schema(
                        example = "0198f000-0000-7000-8000-000000000301",
                        description = "that one only; without it all open ones")
                @Nullable UUID invoiceId) {}
