package io.smartvillage.platform.web.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A POST that takes `Idempotency-Key`: the same key and request give the first answer again, a
/// different request with the key is refused (422). The key is stored in the handler's transaction,
/// so an attempt that failed does not use it up; it is kept 24 hours, per village and caller.
///
/// The handler returns its body, or a `ResponseEntity` of it; the body must read back from its
/// JSON.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
