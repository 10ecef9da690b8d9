package io.smartvillage.access.credential;

import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What must be true of the terms beyond their form.
@Component
class CheckCredentialTerms {

    private final JdbcClient jdbc;

    CheckCredentialTerms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return what is wrong with them, empty if nothing is
    List<FieldMessage> check(CredentialTerms terms) {
        var wrong = new ArrayList<FieldMessage>();
        if (terms.endsBeforeItBegins()) {
            wrong.add(new FieldMessage("validUntil", "field.window", List.of()));
        }
        if (!terms.zoneIds().isEmpty() && !known(terms.zoneIds())) {
            wrong.add(new FieldMessage("zoneIds", "field.zones", List.of()));
        }
        return wrong;
    }

    private boolean known(List<UUID> zoneIds) {
        return new HashSet<>(
                        jdbc.sql("select id from zone where id in (:ids)")
                                .param("ids", zoneIds)
                                .query(UUID.class)
                                .list())
                .containsAll(zoneIds);
    }
}
