package io.smartvillage.access.member;

import java.util.UUID;

/// `identity.UserState`, the fields that are mirrored.
public record UserState(UUID userId, String status, long version) {}
