/// Invoices, receipts, notes and statements of account as PDF, drawn from snapshots alone.
@NullMarked
package io.smartvillage.billing.document;

import org.jspecify.annotations.NullMarked;
