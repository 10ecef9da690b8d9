/// What a village charges its houses, and what they have paid.
@NullMarked
package io.smartvillage.billing;

import org.jspecify.annotations.NullMarked;
