package io.smartvillage.property.property.web;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

record OwnerRequest(@NotNull UUID ownerId) {}
