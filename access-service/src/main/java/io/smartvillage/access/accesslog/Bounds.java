package io.smartvillage.access.accesslog;

import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A time that has both ends.
///
/// @param from included
/// @param to not included
record Bounds(Instant from, Instant to) {

    /// @throws BadParameterException if an end is missing, or if it ends before it begins or is too
    ///   long
    static Bounds of(Optional<Instant> from, Optional<Instant> to, Duration longest) {
        var missing = new ArrayList<FieldMessage>();
        if (from.isEmpty()) {
            missing.add(new FieldMessage("from", "field.missing", List.of()));
        }
        if (to.isEmpty()) {
            missing.add(new FieldMessage("to", "field.missing", List.of()));
        }
        if (!missing.isEmpty()) {
            throw new BadParameterException(missing);
        }
        var bounds = new Bounds(from.orElseThrow(), to.orElseThrow());
        if (!bounds.from().isBefore(bounds.to())) {
            throw new BadParameterException("from", "field.time-order");
        }
        if (Duration.between(bounds.from(), bounds.to()).compareTo(longest) > 0) {
            throw new BadParameterException("to", "field.days-at-most", longest.toDays());
        }
        return bounds;
    }
}
