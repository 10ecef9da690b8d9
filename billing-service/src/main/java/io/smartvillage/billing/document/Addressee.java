package io.smartvillage.billing.document;

import org.jspecify.annotations.Nullable;

/// @param houseNumber as on the gate, such as `99/123`
/// @param name the owner's or payer's; empty on paper where privacy is wanted
public record Addressee(String houseNumber, @Nullable String name) {}
