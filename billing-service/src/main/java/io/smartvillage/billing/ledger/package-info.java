/// The books: double entry, append-only.
@NullMarked
package io.smartvillage.billing.ledger;

import org.jspecify.annotations.NullMarked;
