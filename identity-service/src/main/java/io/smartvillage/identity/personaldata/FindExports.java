package io.smartvillage.identity.personaldata;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows exports: all of the village to those who may, those of themselves to all others.
@Service
public class FindExports {

    private static final UUID LAST = new UUID(-1, -1);

    private final Exports exports;
    private final WriteExport writeExport;
    private final Clock clock;

    FindExports(Exports exports, WriteExport writeExport, Clock clock) {
        this.exports = exports;
        this.writeExport = writeExport;
        this.clock = clock;
    }

    /// @throws ExportNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public Export get(UUID exportId) {
        return exports.find(exportId)
                .filter(export ->
                        mayAll() || export.villageUserId().equals(Caller.current().userId()))
                .orElseThrow(() -> new ExportNotFoundException(exportId));
    }

    /// The latest first.
    @Transactional(readOnly = true)
    public List<Export> page(PageRequest page, Optional<UUID> userId) {
        var before = page.after().map(cursor -> cursor.id(0)).orElse(LAST);
        var own = Caller.current().userId();
        if (mayAll()) {
            return exports.page(before, userId, page.fetchSize());
        }
        return userId.isPresent() && !userId.get().equals(own)
                ? List.of()
                : exports.page(before, Optional.of(own), page.fetchSize());
    }

    /// @return a ZIP
    /// @throws ExportNotFoundException if there is none, or it is not the caller's to see
    /// @throws ExportNotReadyException if services are still to answer
    /// @throws ExportExpiredException if it is too late
    @Transactional(readOnly = true)
    public byte[] file(UUID exportId) {
        var export = get(exportId);
        return switch (export.status()) {
            case COLLECTING -> throw new ExportNotReadyException(exportId);
            case EXPIRED -> throw new ExportExpiredException(exportId);
            case READY -> {
                if (!clock.instant().isBefore(export.expiresAt())) {
                    throw new ExportExpiredException(exportId);
                }
                yield writeExport.zip(export);
            }
        };
    }

    private static boolean mayAll() {
        return Caller.current().mayAll("personal-data:export");
    }
}
