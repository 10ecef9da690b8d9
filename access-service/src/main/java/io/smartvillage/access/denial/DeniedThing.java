package io.smartvillage.access.denial;

import io.smartvillage.access.credential.CredentialValue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who or what is denied.
///
/// @param value of a plate or a card
/// @param userId of a person
record DeniedThing(DenialKind kind, @Nullable CredentialValue value, @Nullable UUID userId) {}
