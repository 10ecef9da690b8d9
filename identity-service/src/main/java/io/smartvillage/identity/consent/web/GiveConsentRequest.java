package io.smartvillage.identity.consent.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

record GiveConsentRequest(
        @Schema(example = "0198f000-0000-7000-8000-000000000903") @NotNull UUID consentPurposeId) {}
