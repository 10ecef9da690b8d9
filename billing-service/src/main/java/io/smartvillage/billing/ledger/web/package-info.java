@NullMarked
package io.smartvillage.billing.ledger.web;

import org.jspecify.annotations.NullMarked;
