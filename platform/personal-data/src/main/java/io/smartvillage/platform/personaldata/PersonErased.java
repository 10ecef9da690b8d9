package io.smartvillage.platform.personaldata;

import java.util.UUID;

/// `identity.PersonErased`, the fields that a service needs.
record PersonErased(UUID erasureId, UUID personId, String role) {}
