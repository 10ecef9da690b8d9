package io.smartvillage.platform.audit;

import java.util.Set;
import java.util.UUID;

/// A part of an answer that shows something of people. Where staff, guards, admins or the operator
/// get it to read, alone or in a list, the audit log is told whom they saw.
@FunctionalInterface
public interface AboutPeople {

    /// Ids of users and visitors; empty if it shows nobody.
    Set<UUID> people();
}
