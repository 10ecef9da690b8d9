package io.smartvillage.access.reported.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record ReportView(
        @Schema(description = "rows that the log has now and had not before") int stored,
        @Schema(
                        description =
                                "those of them whose code was not looked up: the village has seen all"
                                        + " the wrong codes that it may see in a day")
                int unresolved,
        @Schema(description = "rows whose nonce was used at the gate before") int duplicates,
        @Schema(description = "what is wrong with which row; those rows are not stored")
                List<BrokenView> broken,
        @Schema(description = "entries beyond a pass's one use, each of them")
                List<OverUseView> overUses) {

    /// @param index of the row in the request, from 0
    record BrokenView(int index, String field, String message) {}

    /// @param index of the row in the request, from 0
    record OverUseView(
            int index,
            UUID passId,
            @Schema(description = "when the one use was made") Instant firstUsedAt,
            @Schema(description = "where; absent if the log does not reach back that far")
                    @Nullable UUID firstGateId) {}
}
