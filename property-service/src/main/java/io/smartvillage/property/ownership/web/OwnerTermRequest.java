package io.smartvillage.property.ownership.web;

import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.smartvillage.property.ownership.OwnerTerm;
import io.smartvillage.property.property.Share;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

record OwnerTermRequest(
        @NotNull UUID userId,
        @Schema(
                        example = "1/1",
                        description = "a fraction, or percent with up to four decimals: 33.3333%")
                @NotNull
                String share) {

    /// @param field of the request that has them
    /// @throws BadParameterException if one is no share
    static List<OwnerTerm> terms(String field, List<OwnerTermRequest> requests) {
        var terms = new ArrayList<OwnerTerm>();
        var problems = new ArrayList<FieldMessage>();
        for (int i = 0; i < requests.size(); i++) {
            var request = requests.get(i);
            try {
                terms.add(new OwnerTerm(request.userId(), Share.of(request.share())));
            } catch (IllegalArgumentException _) {
                problems.add(
                        new FieldMessage(
                                "%s[%d].share".formatted(field, i), "field.share", List.of()));
            }
        }
        if (!problems.isEmpty()) {
            throw new BadParameterException(problems);
        }
        return terms;
    }
}
