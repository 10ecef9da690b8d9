package io.smartvillage.identity.village;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.identity.village.VillageEvent.VillageClosed;
import io.smartvillage.identity.village.VillageEvent.VillageErased;
import io.smartvillage.identity.village.VillageEvent.VillageProvisioned;
import io.smartvillage.identity.village.VillageEvent.VillageSuspended;
import java.time.Duration;
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
                .isThrownBy(() -> village.suspend(null, NOW));

        assertThat(village.status()).isEqualTo(VillageStatus.PROVISIONING);
    }

    @Test
    void everyChangeHasANewVersion() {
        village.open(NOW);

        assertThat(village.suspend(null, NOW)).isEqualTo(new VillageSuspended(ID, null, NOW));
        village.activate("paid", NOW);

        assertThat(village.state())
                .isEqualTo(
                        new VillageState(
                                ID,
                                "palm-grove",
                                "ปาล์มโกรฟ",
                                VillageStatus.ACTIVE,
                                "Asia/Bangkok",
                                VillageState.Settings.of(VillageSettings.DEFAULT),
                                4));
    }

    @Test
    void aClosedVillageCanBeOpenedAgainUntilItsKeysAreDestroyed() {
        village.open(NOW);
        assertThat(village.close("contract ended", NOW))
                .isEqualTo(new VillageClosed(ID, "contract ended", NOW));
        assertThat(village.closedAt()).isEqualTo(NOW);

        village.activate(null, NOW);

        assertThat(village.status()).isEqualTo(VillageStatus.ACTIVE);
        assertThat(village.closedAt()).isNull();
    }

    @Test
    void keepsItsKeysForAsLongAsTheDataMustBeKept() {
        village.open(NOW);
        village.close("contract ended", NOW);
        var keptUntil = NOW.plus(Duration.ofDays(90));

        assertThatExceptionOfType(VillageNotOverException.class)
                .isThrownBy(() -> village.erase("early", keptUntil.minusSeconds(1)))
                .extracting(VillageNotOverException::keptUntil)
                .isEqualTo(keptUntil);
        assertThat(village.status()).isEqualTo(VillageStatus.CLOSED);
        assertThat(village.erase("over", keptUntil))
                .isEqualTo(new VillageErased(ID, "over", keptUntil));

        assertThatExceptionOfType(VillageStatusException.class)
                .isThrownBy(() -> village.activate(null, keptUntil));
    }

    @Test
    void anOpenVillagesKeysStay() {
        village.open(NOW);

        assertThatExceptionOfType(VillageStatusException.class)
                .isThrownBy(() -> village.erase("mistake", NOW));
    }

    @Test
    void namesTheSectionsThatChanged() {
        var other =
                new VillageSettings(
                        "Asia/Tokyo",
                        "th-TH",
                        "THB",
                        VillageSettings.DEFAULT.houseFeatures(),
                        VillageSettings.DEFAULT.invitations(),
                        VillageSettings.DEFAULT.expenses(),
                        new VillageSettings.Retention(30, 90));

        assertThat(other.sectionsChangedSince(VillageSettings.DEFAULT))
                .containsExactly("region", "retention");
        assertThat(other.sectionsChangedSince(other)).isEmpty();
    }
}
