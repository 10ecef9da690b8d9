package io.smartvillage.property.group.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

record GroupsOfHouse(@NotNull @Size(max = 10) List<@NotNull UUID> houseGroupIds) {}
