package io.smartvillage.visitor.passkey;

import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindPassKeys {

    private static final UUID LAST = new UUID(-1, -1);

    private final PassKeys keys;
    private final Keyring keyring;

    FindPassKeys(PassKeys keys, Keyring keyring) {
        this.keys = keys;
        this.keyring = keyring;
    }

    /// The latest made first.
    @Transactional(readOnly = true)
    public List<PassKey> page(PageRequest page) {
        return keys.findByIdLessThanOrderByIdDesc(
                page.after().map(cursor -> cursor.id(0)).orElse(LAST), Limit.of(page.fetchSize()));
    }

    /// Those whose passes are good. There is at least one: a gate that asks before the first pass
    /// was signed learns with what it will be.
    @Transactional
    public List<PassKey> believed() {
        keyring.active();
        return keys.findByStatusInOrderByIdDesc(
                Set.of(PassKeyStatus.ACTIVE, PassKeyStatus.RETIRED));
    }
}
