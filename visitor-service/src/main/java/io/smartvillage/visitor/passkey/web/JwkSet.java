package io.smartvillage.visitor.passkey.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;

import io.smartvillage.visitor.passkey.PassKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/// RFC 7517 and 8037.
record JwkSet(List<Jwk> keys) {

    static final String MEDIA_TYPE = "application/jwk-set+json";

    @Schema(description = "a public key")
    record Jwk(
            @Schema(example = "OKP") String kty,
            @Schema(example = "Ed25519") String crv,
            UUID kid,
            @Schema(example = "sig") String use,
            @Schema(example = "EdDSA") String alg,
            @Schema(example = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo") String x) {}

    static JwkSet of(List<PassKey> keys) {
        return new JwkSet(
                keys.stream()
                        .map(key -> new Jwk("OKP", "Ed25519", key.id(), "sig", "EdDSA", key.x()))
                        .toList());
    }

    /// Of which keys it is: a key never changes.
    String eTag() {
        var ids = keys.stream().map(key -> key.kid().toString()).collect(joining());
        return "\"%s\"".formatted(UUID.nameUUIDFromBytes(ids.getBytes(US_ASCII)));
    }
}
