package io.smartvillage.identity.audit;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Puts into the log what services tell. What is told of one village in the name of another is left
/// out.
@Service
class AddAuditEntries {

    private static final Logger LOG = LoggerFactory.getLogger(AddAuditEntries.class);

    private final AuditLog log;
    private final IdGenerator ids;

    AddAuditEntries(AuditLog log, IdGenerator ids) {
        this.log = log;
        this.ids = ids;
    }

    /// Told again, nothing changes: an entry has its id from where it happened.
    @Transactional
    public void changed(String service, List<DataChanged> changes) {
        log.add(
                changes.stream()
                        .filter(change -> isOfHere(service, change.villageId()))
                        .map(change ->
                                new AuditLog.News(
                                        change.entryId(),
                                        AuditEntryType.DATA_CHANGED,
                                        service,
                                        change.actor().userId(),
                                        change.entity(),
                                        change.entityId(),
                                        change.people(),
                                        change.at(),
                                        AuditContent.of(change)))
                        .toList());
    }

    /// As [#changed].
    @Transactional
    public void read(String service, List<PersonalDataRead> reads) {
        log.add(
                reads.stream()
                        .filter(read -> isOfHere(service, read.villageId()))
                        .map(read ->
                                new AuditLog.News(
                                        read.entryId(),
                                        AuditEntryType.PERSONAL_DATA_READ,
                                        service,
                                        read.actor().userId(),
                                        null,
                                        null,
                                        read.people(),
                                        read.at(),
                                        AuditContent.of(read)))
                        .toList());
    }

    @Transactional
    public void reachedIn(OperatorReachedIn reachIn) {
        if (isOfHere(reachIn.service(), reachIn.villageId())) {
            log.add(
                    List.of(
                            new AuditLog.News(
                                    ids.generateId(),
                                    AuditEntryType.OPERATOR_REACHED_IN,
                                    reachIn.service(),
                                    reachIn.operatorId(),
                                    null,
                                    null,
                                    List.of(),
                                    reachIn.at(),
                                    AuditContent.of(reachIn))));
        }
    }

    private static boolean isOfHere(String service, UUID villageId) {
        if (villageId.equals(CurrentVillage.id())) {
            return true;
        }
        LOG.warn("{} told of village {} in another's name", service, villageId);
        return false;
    }
}
