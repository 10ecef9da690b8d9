package io.smartvillage.billing.document;

import org.jspecify.annotations.Nullable;

/// The village as it signs.
///
/// @param taxId 13 digits
/// @param logo a PNG or JPEG in base64
public record Letterhead(
        String name,
        String address,
        @Nullable String taxId,
        @Nullable String phone,
        @Nullable String logo) {}
