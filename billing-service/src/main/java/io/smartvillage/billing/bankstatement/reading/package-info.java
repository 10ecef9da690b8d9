/// Reads the statements that banks export as CSV, each kind by a description of its layout: no code
/// knows a bank.
///
/// ```java
/// var statement = new StatementReader(StatementLayouts.builtIn(), limits).read(bytes);
/// ```
@NullMarked
package io.smartvillage.billing.bankstatement.reading;

import org.jspecify.annotations.NullMarked;
