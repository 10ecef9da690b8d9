package io.smartvillage.visitor.contact;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What can be a number plate of any country, with its province or without: letters, and one to
/// eight digits among them.
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Size(max = 40)
@Pattern(regexp = "(?=[\\p{L}\\p{Nd} ])[\\p{L}\\p{M} .-]*(?:\\p{Nd}[\\p{L}\\p{M} .-]*){1,8}")
public @interface Plate {

    String message() default "{field.plate}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
