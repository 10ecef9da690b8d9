package io.smartvillage.access.credential;

import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changes when and where a credential opens, and whom to greet.
@Service
public class ChangeCredential {

    private final FindCredentials findCredentials;
    private final CheckCredentialTerms checkTerms;
    private final CredentialFacts facts;
    private final Clock clock;

    ChangeCredential(
            FindCredentials findCredentials,
            CheckCredentialTerms checkTerms,
            CredentialFacts facts,
            Clock clock) {
        this.findCredentials = findCredentials;
        this.checkTerms = checkTerms;
        this.facts = facts;
        this.clock = clock;
    }

    /// @param change from the present terms to the new ones
    /// @throws CredentialNotFoundException if the caller's village has no such credential
    /// @throws CredentialRevokedException if it was revoked; nothing changes
    /// @throws BadParameterException if the village has no such zone, or the time ends before it
    ///   begins
    @Transactional
    public Credential change(
            UUID credentialId, IfMatch precondition, UnaryOperator<CredentialTerms> change) {
        var credential = findCredentials.get(credentialId);
        precondition.require(credential.currentVersion());
        var terms = change.apply(credential.terms());
        var wrong = checkTerms.check(terms);
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
        facts.tell(credentialId, credential.change(terms, clock.instant()));
        return credential;
    }
}
