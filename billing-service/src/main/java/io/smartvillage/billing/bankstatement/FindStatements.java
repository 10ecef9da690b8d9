package io.smartvillage.billing.bankstatement;

import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindStatements {

    private final Statements statements;

    FindStatements(Statements statements) {
        this.statements = statements;
    }

    /// @throws StatementNotFoundException if the caller's village has no such statement
    @Transactional(readOnly = true)
    public Statement get(UUID bankStatementId) {
        return statements
                .findById(bankStatementId)
                .orElseThrow(() -> new StatementNotFoundException(bankStatementId));
    }

    @Transactional(readOnly = true)
    public List<Statement> page(PageRequest page, Optional<UUID> bankAccountId) {
        return statements.page(
                bankAccountId, page.after().map(cursor -> cursor.id(0)), page.fetchSize());
    }
}
