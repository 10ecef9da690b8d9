package io.smartvillage.identity.personaldata;

import java.util.UUID;

/// `<service>.PersonalDataPart`, of every service.
record PersonalDataPart(UUID exportId, int part, int parts, String content) {}
