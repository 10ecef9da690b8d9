package io.smartvillage.billing.bankstatement.reading;

import java.util.List;
import java.util.stream.Collectors;

/// A description of a layout cannot be used.
public final class InvalidLayoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /// @param path of the setting, such as `columns.date[1]`; empty if it is about the whole text
    /// @param reason in English
    public record Problem(String path, String reason) {

        @Override
        public String toString() {
            return path.isEmpty() ? reason : path + ": " + reason;
        }
    }

    InvalidLayoutException(List<Problem> problems) {
        super(
                "layout description: "
                        + problems.stream()
                                .map(Problem::toString)
                                .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
