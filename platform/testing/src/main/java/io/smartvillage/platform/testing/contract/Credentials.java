package io.smartvillage.platform.testing.contract;

import io.smartvillage.platform.security.RequestSignature;
import io.smartvillage.platform.security.SignedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// The headers by which a request says who sends it.
@FunctionalInterface
interface Credentials {

    Credentials NONE = (_, _, _) -> Map.of();

    /// @param target path and query
    Map<String, String> headers(String method, String target, byte[] body);

    static Credentials bearer(String token) {
        return of(Map.of("Authorization", "Bearer " + token));
    }

    static Credentials of(Map<String, String> headers) {
        return (_, _, _) -> headers;
    }

    static Credentials signature(byte[] secret) {
        return signature(secret, Duration.ZERO);
    }

    /// @param age how long ago it was made
    static Credentials signature(byte[] secret, Duration age) {
        return (method, target, body) -> {
            var timestamp = String.valueOf(Instant.now().minus(age).getEpochSecond());
            return Map.of(
                    SignedRequest.TIMESTAMP_HEADER,
                    timestamp,
                    SignedRequest.SIGNATURE_HEADER,
                    RequestSignature.of(secret, timestamp, method, target, body));
        };
    }
}
