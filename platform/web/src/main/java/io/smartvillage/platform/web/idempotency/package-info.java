/// Idempotency-Key: the same request twice has one effect and one answer.
@NullMarked
package io.smartvillage.platform.web.idempotency;

import org.jspecify.annotations.NullMarked;
