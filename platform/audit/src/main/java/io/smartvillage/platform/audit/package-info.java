/// Who changed what, and who looked at whom.
///
/// Changes are told by the database itself (`audit_changes` in the changelog), with the actor that
/// this module names at the begin of each transaction. Reads of other people's data are told by the
/// answers that show them: see docs/adr/0025.
@NullMarked
package io.smartvillage.platform.audit;

import org.jspecify.annotations.NullMarked;
