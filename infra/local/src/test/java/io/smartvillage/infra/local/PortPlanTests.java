package io.smartvillage.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortPlanTests {

    @TempDir Path folder;

    @Test
    void givesEveryPartItsUsualPort() {
        var plan = plan();

        assertThat(plan.of("gateway")).isEqualTo(8080);
        assertThat(plan.of("postgres")).isEqualTo(5432);
        plan.requireDistinct();
    }

    @Test
    void remembersAChosenPort() {
        var plan = plan();
        plan.choose("gateway", "9090");
        plan.save();

        assertThat(plan().of("gateway")).isEqualTo(9090);
    }

    @Test
    void hasAPlaceForFurtherInstancesOfAService() {
        var plan = plan();
        plan.choose("access-service-2", "20001");

        assertThat(plan.of("access-service-2")).isEqualTo(20001);
    }

    @Test
    void namesThePartsWhenOneIsUnknown() {
        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(() -> plan().choose("gatewya", "9090"))
                .withMessageContaining("gatewya")
                .withMessageContaining("gateway");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", ""})
    void refusesWhatIsNoPort(String port) {
        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(() -> plan().choose("gateway", port))
                .withMessageContaining("gateway");
    }

    @Test
    void refusesOnePortForTwoParts() {
        var plan = plan();
        plan.choose("gateway", "5432");

        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(plan::requireDistinct)
                .withMessageContaining("5432")
                .withMessageContaining("postgres")
                .withMessageContaining("gateway");
    }

    private PortPlan plan() {
        return PortPlan.in(folder.resolve("ports.properties"));
    }
}
