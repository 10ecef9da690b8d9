/// Refusals and failures as RFC 9457 problem details, in Thai or English.
@NullMarked
package io.smartvillage.gateway.problem;

import org.jspecify.annotations.NullMarked;
