package io.smartvillage.access.credential;

import io.smartvillage.access.plate.Province;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which of several plates with one number is meant.
public final class Provinces {

    private Provinces() {}

    /// A plate without a province is that number in any.
    static boolean overlap(@Nullable Province one, @Nullable Province other) {
        return one == null || other == null || one.equals(other);
    }

    /// Of what was shown with `province`: the very one, else one that was registered without a
    /// province; if no province was read, the only one there is.
    public static <T> Optional<T> meant(
            List<T> held, Function<T, @Nullable Integer> provinceOf, @Nullable Integer province) {
        if (province == null) {
            return held.size() == 1 ? Optional.of(held.getFirst()) : Optional.empty();
        }
        return first(held, one -> province.equals(provinceOf.apply(one)))
                .or(() -> first(held, one -> Objects.isNull(provinceOf.apply(one))));
    }

    private static <T> Optional<T> first(List<T> held, Predicate<T> condition) {
        return held.stream().filter(condition).findFirst();
    }
}
