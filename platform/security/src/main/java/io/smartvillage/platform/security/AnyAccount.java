package io.smartvillage.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A handler for people who are no member of the village yet that it is about: any account of the
/// realm may call it, with a token that names no village. It stands in place of `@PreAuthorize`,
/// never beside it.
///
/// The handler runs without a village, as a [Caller] without any role or permission; what the
/// caller may do must be in the request itself (a code that was handed over).
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface AnyAccount {}
