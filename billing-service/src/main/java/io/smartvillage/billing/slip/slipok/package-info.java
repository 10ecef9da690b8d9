/// The verification service SlipOK, and others of its shape.
@NullMarked
package io.smartvillage.billing.slip.slipok;

import org.jspecify.annotations.NullMarked;
