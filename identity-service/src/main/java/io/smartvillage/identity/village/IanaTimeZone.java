package io.smartvillage.identity.village;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The name of a time zone such as `Asia/Bangkok`; no abbreviation, no offset.
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IanaTimeZone.Validator.class)
public @interface IanaTimeZone {

    String message() default "{field.time-zone}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Passes null.
    class Validator implements ConstraintValidator<IanaTimeZone, String> {

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            return name == null
                    || (name.contains("/") && ZoneId.getAvailableZoneIds().contains(name));
        }
    }
}
