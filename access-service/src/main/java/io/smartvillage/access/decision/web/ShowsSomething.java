package io.smartvillage.access.decision.web;

import io.smartvillage.access.accesslog.AccessMethod;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// A credential goes with every method but `manual`, which goes with a house and a reason.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ShowsSomething.Check.class)
@interface ShowsSomething {

    String message() default "{jakarta.validation.constraints.NotNull.message}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Check implements ConstraintValidator<ShowsSomething, DecisionRequest> {

        @Override
        public boolean isValid(
                @Nullable DecisionRequest request, ConstraintValidatorContext context) {
            if (request == null || request.method() == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            if (request.method() != AccessMethod.MANUAL) {
                return present(request.credential(), "credential", context);
            }
            var house = present(request.propertyId(), "propertyId", context);
            var reason = present(request.manualReason(), "manualReason", context);
            return house && reason;
        }

        private static boolean present(
                @Nullable Object value, String field, ConstraintValidatorContext context) {
            var present = value instanceof String text ? !text.isBlank() : value != null;
            if (!present) {
                context.buildConstraintViolationWithTemplate(
                                context.getDefaultConstraintMessageTemplate())
                        .addPropertyNode(field)
                        .addConstraintViolation();
            }
            return present;
        }
    }
}
