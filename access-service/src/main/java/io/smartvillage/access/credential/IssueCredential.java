package io.smartvillage.access.credential;

import io.smartvillage.access.change.Changes;
import io.smartvillage.access.member.MemberMirror;
import io.smartvillage.access.property.PropertyMirror;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Gives somebody a card, a plate or an app that opens gates.
@Service
public class IssueCredential {

    private final Credentials credentials;
    private final CredentialHash hash;
    private final MemberMirror members;
    private final PropertyMirror properties;
    private final Changes changes;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    IssueCredential(
            Credentials credentials,
            CredentialHash hash,
            MemberMirror members,
            PropertyMirror properties,
            Changes changes,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.credentials = credentials;
        this.hash = hash;
        this.members = members;
        this.properties = properties;
        this.changes = changes;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws BadParameterException if the village has no such person or house, or the value is
    ///   empty
    /// @throws CredentialTakenException if somebody has it
    @Transactional
    public Credential issue(CredentialKind kind, String value, UUID userId, UUID propertyId) {
        check(kind, value, userId, propertyId);
        var valueHash = hash.of(kind, value);
        if (credentials.existsByKindAndValueHashAndStatusNot(
                kind, valueHash, CredentialStatus.REVOKED)) {
            throw new CredentialTakenException(kind);
        }
        var credential =
                credentials.save(
                        new Credential(
                                CurrentVillage.id(),
                                ids.generateId(),
                                kind,
                                valueHash,
                                userId,
                                propertyId,
                                clock.instant()));
        credentials.flush();
        changes.changed(Changes.Kind.CREDENTIAL, credential.id());
        outbox.publish(credential.issued());
        return credential;
    }

    private void check(CredentialKind kind, String value, UUID userId, UUID propertyId) {
        var wrong = new ArrayList<FieldMessage>();
        if (kind.normalized(value).isEmpty()) {
            wrong.add(new FieldMessage("value", "field.credential-number", List.of()));
        }
        if (!members.exists(userId)) {
            wrong.add(new FieldMessage("userId", "field.user", List.of()));
        }
        if (!properties.exists(propertyId)) {
            wrong.add(new FieldMessage("propertyId", "field.property", List.of()));
        }
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
    }
}
