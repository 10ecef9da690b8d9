/// What a house owes and has.
@NullMarked
package io.smartvillage.billing.account;

import org.jspecify.annotations.NullMarked;
