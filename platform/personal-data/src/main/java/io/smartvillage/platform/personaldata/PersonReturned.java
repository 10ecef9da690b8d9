package io.smartvillage.platform.personaldata;

import java.util.UUID;

/// `identity.PersonReturned`, the fields that a service needs.
record PersonReturned(UUID personId) {}
