package io.smartvillage.identity.village;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.identity.village.VillageEvent.VillageProvisioned;
import io.smartvillage.identity.village.VillageEvent.VillageSuspended;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VillageTests {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final UUID ID = UUID.fromString("0198f000-0000-7000-8000-000000000009");

    private final Village village =
            Village.create(
                    ID,
                    "palm-grove",
                    new VillageDetails(
                            "ปาล์มโกรฟ", "88", ContactInfo.NONE, VillageSettings.DEFAULT),
                    NOW);

    @Test
    void opensOnce() {
        assertThat(village.open(NOW)).isEqualTo(new VillageProvisioned(ID, NOW));

        assertThatExceptionOfType(VillageStatusException.class).isThrownBy(() -> village.open(NOW));
    }

    @Test
    void cannotBeSuspendedBeforeItIsOpen() {
        assertThatExceptionOfType(VillageStatusException.class)
                .isThrownBy(() -> village.suspend(NOW));

        assertThat(village.status()).isEqualTo(VillageStatus.PROVISIONING);
    }

    @Test
    void everyChangeHasANewVersion() {
        village.open(NOW);

        assertThat(village.suspend(NOW)).isEqualTo(new VillageSuspended(ID, NOW));
        village.activate(NOW);

        assertThat(village.state())
                .isEqualTo(
                        new VillageState(
                                ID,
                                "palm-grove",
                                "ปาล์มโกรฟ",
                                VillageStatus.ACTIVE,
                                "Asia/Bangkok",
                                4));
    }
}
