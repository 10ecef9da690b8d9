package io.smartvillage.identity.consent;

import io.smartvillage.identity.user.FindUsers;
import io.smartvillage.identity.user.UserNotFoundException;
import io.smartvillage.platform.security.Caller;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// The caller agrees to something, or takes it back, as easily as they gave it. Saying the same
/// again changes nothing.
@Service
public class SayConsent {

    private final ConsentRows rows;
    private final FindConsents findConsents;
    private final FindUsers findUsers;
    private final IdGenerator ids;
    private final Clock clock;

    SayConsent(
            ConsentRows rows,
            FindConsents findConsents,
            FindUsers findUsers,
            IdGenerator ids,
            Clock clock) {
        this.rows = rows;
        this.findConsents = findConsents;
        this.findUsers = findUsers;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws ConsentPurposeNotFoundException if the caller's village asks no such thing
    /// @throws ConsentPurposeReplacedException if there are newer words
    /// @throws UserNotFoundException if the caller is nobody of the village
    @Transactional
    public OwnConsent give(UUID purposeId) {
        var purpose = purpose(purposeId);
        if (rows.latestVersion(purpose.code()) != purpose.version()) {
            throw new ConsentPurposeReplacedException(purposeId);
        }
        var user = caller();
        var latest = latest(user, purpose.code());
        if (latest.filter(entry -> entry.given() && entry.consentPurposeId().equals(purposeId))
                .isEmpty()) {
            rows.add(ids.generateId(), user, purpose, true, clock.instant());
        }
        return findConsents.own(user, purpose);
    }

    /// Also of older words: whoever agreed to any version does not any more.
    ///
    /// @throws ConsentPurposeNotFoundException if the caller's village asks no such thing
    /// @throws UserNotFoundException if the caller is nobody of the village
    @Transactional
    public OwnConsent withdraw(UUID purposeId) {
        var purpose = purpose(purposeId);
        var user = caller();
        var latest = latest(user, purpose.code());
        if (latest.filter(ConsentEntry::given).isPresent()) {
            rows.add(ids.generateId(), user, purpose, false, clock.instant());
        }
        return findConsents.own(user, purpose);
    }

    private ConsentPurpose purpose(UUID id) {
        return rows.purpose(id).orElseThrow(() -> new ConsentPurposeNotFoundException(id));
    }

    private UUID caller() {
        var id = Caller.current().userId();
        if (findUsers.find(id).isEmpty()) {
            throw new UserNotFoundException(id);
        }
        rows.oneAtATime(id.toString());
        return id;
    }

    private Optional<ConsentEntry> latest(UUID user, String code) {
        return rows.of(user).stream().filter(entry -> entry.code().equals(code)).findFirst();
    }
}
