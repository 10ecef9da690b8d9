package io.smartvillage.access.credential;

import io.smartvillage.access.member.MemberMirror;
import io.smartvillage.access.property.PropertyMirror;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Gives somebody a card, a plate or an app that opens gates.
///
/// Each has one holder at a time: who is to have it next gets it after it was revoked. A plate that
/// was registered without its province is that number in any province.
@Service
public class IssueCredential {

    private final Credentials credentials;
    private final CredentialHash hash;
    private final MemberMirror members;
    private final PropertyMirror properties;
    private final CheckCredentialTerms checkTerms;
    private final LockPlates lockPlates;
    private final CredentialFacts facts;
    private final IdGenerator ids;
    private final Clock clock;

    IssueCredential(
            Credentials credentials,
            CredentialHash hash,
            MemberMirror members,
            PropertyMirror properties,
            CheckCredentialTerms checkTerms,
            LockPlates lockPlates,
            CredentialFacts facts,
            IdGenerator ids,
            Clock clock) {
        this.credentials = credentials;
        this.hash = hash;
        this.members = members;
        this.properties = properties;
        this.checkTerms = checkTerms;
        this.lockPlates = lockPlates;
        this.facts = facts;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param text the card's number, the plate, or the app's key, as somebody wrote it
    /// @throws BadParameterException if the village has no such person, house or zone, the text is
    ///   of no such thing, or its time ends before it begins
    /// @throws CredentialTakenException if somebody has it
    @Transactional
    public Credential issue(
            CredentialKind kind, String text, UUID userId, UUID propertyId, CredentialTerms terms) {
        var wrong = new ArrayList<FieldMessage>();
        var value = value(kind, text, wrong);
        if (!members.exists(userId)) {
            wrong.add(new FieldMessage("userId", "field.user", List.of()));
        }
        if (!properties.exists(propertyId)) {
            wrong.add(new FieldMessage("propertyId", "field.property", List.of()));
        }
        wrong.addAll(checkTerms.check(terms));
        if (value == null || !wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
        return store(value, userId, propertyId, terms);
    }

    private static @Nullable CredentialValue value(
            CredentialKind kind, String text, List<FieldMessage> wrong) {
        try {
            return CredentialValue.of(kind, text);
        } catch (CredentialValueRefusedException e) {
            wrong.add(e.of("value"));
            return null;
        }
    }

    private Credential store(
            CredentialValue value, UUID userId, UUID propertyId, CredentialTerms terms) {
        var valueHash = hash.of(value);
        if (value.kind() == CredentialKind.PLATE) {
            lockPlates.lock(List.of(valueHash));
        }
        if (credentials
                .findByKindAndValueHashAndStatusNot(
                        value.kind(), valueHash, CredentialStatus.REVOKED)
                .stream()
                .anyMatch(held ->
                        Provinces.overlap(held.province().orElse(null), value.province()))) {
            throw new CredentialTakenException(value.kind());
        }
        var credential =
                new Credential(
                        CurrentVillage.id(),
                        ids.generateId(),
                        value,
                        valueHash,
                        userId,
                        propertyId,
                        terms,
                        clock.instant());
        try {
            credential = credentials.save(credential);
            facts.tell(credential.id(), credential.issued());
        } catch (DataIntegrityViolationException e) {
            throw CredentialTakenException.orNot(value.kind(), e);
        }
        return credential;
    }
}
