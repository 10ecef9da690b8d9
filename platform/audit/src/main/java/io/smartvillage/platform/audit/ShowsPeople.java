package io.smartvillage.platform.audit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A handler whose answer shows people without being [AboutPeople]: a file, an export, a stream, a
/// text of a bank. The audit log is told before it begins, and without their ids.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface ShowsPeople {}
