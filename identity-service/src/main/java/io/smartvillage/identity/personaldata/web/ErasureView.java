package io.smartvillage.identity.personaldata.web;

import io.smartvillage.identity.personaldata.Erasure;
import io.smartvillage.identity.personaldata.Erasure.Step;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record ErasureView(
        UUID id,
        UUID villageUserId,
        @Schema(description = "absent if it was the rule of retention") @Nullable UUID requestedBy,
        boolean onOwnRequest,
        String reason,
        Instant createdAt,
        @Schema(description = "absent while a step is not done") @Nullable Instant completedAt,
        List<Step> steps) {

    static ErasureView of(Erasure erasure) {
        return new ErasureView(
                erasure.id(),
                erasure.villageUserId(),
                erasure.requestedBy(),
                erasure.onOwnRequest(),
                erasure.reason(),
                erasure.createdAt(),
                erasure.completedAt(),
                erasure.steps());
    }

    @Override
    public String toString() {
        return "ErasureView[" + id + "]";
    }
}
