package io.smartvillage.access.reported.web;

import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.ManualReason;
import io.smartvillage.access.accesslog.Reason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of a report, for the document; [ReadRows] reads it.
@Schema(description = "a decision that the gate made by itself")
record DecisionRow(
        @Schema(
                        example = "7f3c1f60-0b5e-4a52",
                        description = "one decision of the gate has one, also an online one")
                String nonce,
        @Schema(example = "entry") Direction direction,
        @Schema(example = "card") AccessMethod method,
        @Schema(example = "0012345678", description = "what was shown, if it was kept")
                @Nullable String credential,
        @Schema(description = "of a code or QR pass, if the gate knew it", example = "null")
                @Nullable UUID passId,
        @Schema(description = "of a card, plate or app, if the gate knew it", example = "null")
                @Nullable UUID credentialId,
        @Schema(example = "granted") AccessStatus decision,
        @Schema(description = "of a refusal only", example = "null") @Nullable Reason reason,
        @Schema(description = "of the method manual only", example = "null")
                @Nullable ManualReason manualReason,
        @Schema(description = "by the device's clock; at most 90 days old") Instant deviceTime,
        @Schema(example = "1", description = "the version of the rules that the gate had")
                int rulesVersion) {}
