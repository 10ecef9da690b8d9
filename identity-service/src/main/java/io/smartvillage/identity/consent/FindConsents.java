package io.smartvillage.identity.consent;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows what is asked, and who said what to it.
@Service
public class FindConsents {

    private static final UUID LAST = new UUID(-1, -1);

    /// @param onlyCurrent only the last that each person said about each purpose
    public record Filters(
            Optional<UUID> userId,
            Optional<String> code,
            Optional<Boolean> given,
            boolean onlyCurrent) {}

    private final ConsentRows rows;

    FindConsents(ConsentRows rows) {
        this.rows = rows;
    }

    @Transactional(readOnly = true)
    public List<ConsentPurpose> purposes() {
        return rows.latestPurposes();
    }

    /// What the caller is asked, and what they said.
    @Transactional(readOnly = true)
    public List<OwnConsent> own() {
        var user = Caller.current().userId();
        return rows.latestPurposes().stream().map(purpose -> own(user, purpose)).toList();
    }

    OwnConsent own(UUID user, ConsentPurpose purpose) {
        var history =
                rows.of(user).stream()
                        .filter(entry -> entry.code().equals(purpose.code()))
                        .toList();
        var given =
                history.stream()
                        .findFirst()
                        .filter(entry ->
                                entry.given() && entry.consentPurposeId().equals(purpose.id()))
                        .isPresent();
        return new OwnConsent(purpose, given, history);
    }

    /// What everybody said, the latest first.
    @Transactional(readOnly = true)
    public List<ConsentEntry> page(PageRequest page, Filters filters) {
        return rows.page(
                page.after().map(cursor -> cursor.id(0)).orElse(LAST),
                filters.userId(),
                filters.code(),
                filters.given(),
                filters.onlyCurrent(),
                page.fetchSize());
    }
}
