package io.smartvillage.access.reported;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Which pass a QR pass is about. Whether it holds was the gate's to check when it was shown: what
/// it did is written down either way.
final class ShownPass {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PARTS = 3;

    private ShownPass() {}

    /// @return empty if the text is no pass in full (JWS compact with the pass's id as `sub`)
    static Optional<UUID> passId(String text) {
        var parts = text.strip().split("\\.", -1);
        if (parts.length != PARTS || parts[0].isEmpty() || parts[2].isEmpty()) {
            return Optional.empty();
        }
        try {
            var decoder = Base64.getUrlDecoder();
            decoder.decode(parts[2]);
            var claims =
                    JSON.readTree(new String(decoder.decode(parts[1]), StandardCharsets.UTF_8));
            return Optional.of(UUID.fromString(claims.path("sub").asString("")));
        } catch (IllegalArgumentException | JacksonException _) {
            return Optional.empty();
        }
    }
}
