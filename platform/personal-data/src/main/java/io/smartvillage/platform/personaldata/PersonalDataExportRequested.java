package io.smartvillage.platform.personaldata;

import java.util.UUID;

/// `identity.PersonalDataExportRequested`, the fields that a service needs.
record PersonalDataExportRequested(UUID exportId, UUID personId, String publicKey) {}
