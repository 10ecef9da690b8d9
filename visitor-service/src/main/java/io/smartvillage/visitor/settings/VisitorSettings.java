package io.smartvillage.visitor.settings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the current village has decided.
///
/// @param version 0 as long as nothing was decided, and all is default
public record VisitorSettings(
        VisitorSettingsTerms terms, long version, @Nullable Instant updatedAt) {

    static final VisitorSettings DEFAULT =
            new VisitorSettings(VisitorSettingsTerms.DEFAULT, 0, null);
}
