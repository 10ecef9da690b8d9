package io.smartvillage.visitor.revocation.web;

import io.smartvillage.visitor.revocation.RevokedPass;
import io.smartvillage.visitor.revocation.RevokedPass.Why;
import io.smartvillage.visitor.revocation.RevokedPasses;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

record RevokedPassesView(
        @Schema(description = "a list with a greater one is newer") long version,
        List<Entry> passes) {

    record Entry(
            @Schema(description = "`sub` of the pass") UUID id,
            @Schema(description = "`exp` of the pass, after which it is not listed") long exp,
            @Schema(description = "`cancelled` opens nothing; `used` lets out, not in") Why why) {

        static Entry of(RevokedPass pass) {
            return new Entry(pass.id(), pass.exp(), pass.why());
        }
    }

    static RevokedPassesView of(RevokedPasses list) {
        return new RevokedPassesView(list.number(), list.passes().stream().map(Entry::of).toList());
    }
}
