package io.smartvillage.access.device.web;

import io.smartvillage.access.device.DeviceUser.Mapping;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

record DeviceUsersRequest(@NotNull @NotEmpty @Size(max = 5000) List<@NotNull @Valid User> users) {

    record User(
            @Schema(example = "1001", description = "the person's number in the device's memory")
                    @NotNull
                    @Pattern(regexp = "[A-Za-z0-9._-]{1,32}")
                    String pin,
            @NotNull UUID credentialId) {}

    List<Mapping> mappings() {
        return users.stream().map(user -> new Mapping(user.pin(), user.credentialId())).toList();
    }
}
