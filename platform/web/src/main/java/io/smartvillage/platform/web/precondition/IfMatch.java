package io.smartvillage.platform.web.precondition;

import org.springframework.http.ResponseEntity;

/// The version that the caller has seen, from the required header `If-Match`: a handler's
/// parameter.
public record IfMatch(long version) {

    /// @throws StalePreconditionException if the resource has moved on; nothing changes
    public void require(long current) {
        if (current != version) {
            throw new StalePreconditionException(version, current);
        }
    }

    /// An answer that carries the version for the next `If-Match`.
    public static <T> ResponseEntity<T> answer(T body, long version) {
        return ResponseEntity.ok().eTag(eTag(version)).body(body);
    }

    public static String eTag(long version) {
        return "\"" + version + "\"";
    }
}
