package io.smartvillage.property.ownership;

import io.smartvillage.property.property.Share;
import java.util.UUID;

/// Who is to own how much.
public record OwnerTerm(UUID userId, Share share) {}
