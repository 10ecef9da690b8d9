package io.smartvillage.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTests {

    @TempDir Path folder;

    private Stack stack =
            new Stack(
                    new Checkout(Path.of("unused")), Settings.in(Path.of("target/unused")), false);

    @BeforeEach
    void checkOut() throws IOException {
        var root = folder.resolve("checkout");
        var modules = new StringBuilder();
        for (var application : Application.values()) {
            modules.append("<module>").append(application.module()).append("</module>");
        }
        Files.createDirectories(root.resolve("infra/keycloak/realm"));
        Files.writeString(root.resolve("mvnw"), "");
        Files.writeString(root.resolve("pom.xml"), modules);
        Files.writeString(
                root.resolve("infra/keycloak/realm/realm.json"),
                "[\"${IDENTITY_SERVICE_CLIENT_SECRET}\", \"${ACCESS_SERVICE_CLIENT_SECRET}\"]");
        stack = new Stack(Checkout.at(root), Settings.in(folder.resolve("state")), false);
    }

    @Test
    void everyNeedIsAPartAndNoneWaitsForItself() {
        var parts = Parts.of(stack);
        var ready = new HashSet<String>();
        var open = new ArrayList<>(parts.all());

        while (open.removeIf(part -> ready.containsAll(part.needs()) && ready.add(part.name()))) {}

        assertThat(open).extracting(Part::name).as("parts that can never start").isEmpty();
        assertThat(ready).contains("gateway", "billing-service", "keycloak");
    }

    @Test
    void whatOthersNeedStopsAfterThem() {
        stack.settings().instances(Application.ACCESS, 2);

        var rounds =
                ShutDown.rounds(Parts.of(stack).processes()).stream()
                        .map(round -> round.stream().map(Part::name).toList())
                        .toList();

        assertThat(rounds).hasSize(5);
        assertThat(rounds.getFirst())
                .contains("gateway", "billing-service", "access-service", "access-service-2");
        assertThat(rounds.subList(1, 4))
                .containsExactly(
                        List.of("discovery"),
                        List.of("config-server"),
                        List.of("keycloak", "kafka"));
        assertThat(rounds.getLast()).containsExactly("postgres");
    }

    @Test
    void noTwoPartsShareAPort() {
        var ports =
                Parts.of(stack).all().stream()
                        .flatMap(part -> part.ports().values().stream())
                        .toList();

        assertThat(ports).doesNotHaveDuplicates().contains(8080, 8090, 5432, 9092, 8180);
    }

    @Test
    void aScaledServiceHasAPartPerProcess() {
        stack.settings().instances(Application.ACCESS, 2);
        stack.settings().ports().choose("access-service-2", "20001");

        var parts = Parts.of(stack);

        assertThat(parts.names()).contains("access-service", "access-service-2");
        assertThat(parts.require("access-service-2").ports())
                .containsEntry("access-service-2", 20001);
    }

    @Test
    void noSecretIsOnACommandLineAndEachIsForItsOwnerOnly() throws IOException {
        var environment = stack.environment(Application.IDENTITY, "identity-service");
        var secrets = stack.settings().secrets();

        assertThat(environment)
                .containsEntry(
                        "SPRING_DATASOURCE_PASSWORD", secrets.databaseApplication("identity"))
                .containsEntry(
                        "IDENTITY_SERVICE_CLIENT_SECRET",
                        secrets.realm("IDENTITY_SERVICE_CLIENT_SECRET"))
                .doesNotContainKey("ACCESS_SERVICE_CLIENT_SECRET")
                .containsEntry("SERVER_ADDRESS", "127.0.0.1");
        assertThat(environment.values()).doesNotContain(secrets.databaseOwner("identity"));
        assertThat(stack.environment(Application.ACCESS, "access-service"))
                .containsKey("ACCESS_SERVICE_CLIENT_SECRET")
                .doesNotContainKey("IDENTITY_SERVICE_CLIENT_SECRET");
        assertThat(stack.environment(Application.BILLING, "billing-service"))
                .doesNotContainKeys(
                        "IDENTITY_SERVICE_CLIENT_SECRET", "ACCESS_SERVICE_CLIENT_SECRET");
        assertThat(String.join(" ", ApplicationImage.flags(Application.IDENTITY)))
                .doesNotContain(secrets.discovery(), secrets.configServer());
        try (var files = Files.list(secrets.folder())) {
            for (var file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void twoStacksHaveDifferentSecretsAndOneKeepsItsOwn() {
        var other = new Stack(stack.checkout(), Settings.in(folder.resolve("other")), false);

        assertThat(other.settings().secrets().discovery())
                .isNotEqualTo(stack.settings().secrets().discovery());
        assertThat(stack.settings().secrets().discovery())
                .isEqualTo(stack.settings().secrets().discovery());
    }

    @Test
    void standaloneIsAProfileOfItsOwn() {
        stack.settings().standalone(true);

        assertThat(stack.environment(Application.GATEWAY, "gateway"))
                .containsEntry("SPRING_PROFILES_ACTIVE", "local,standalone");
    }

    @Test
    void aTakenPortIsNamedWithWhoHasItBeforeAnythingStarts() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            stack.settings().ports().choose("gateway", Integer.toString(socket.getLocalPort()));
            var gateway = List.of(Parts.of(stack).require("gateway"));

            Assertions.assertThatExceptionOfType(LauncherException.class)
                    .isThrownBy(() -> new Preflight(stack, gateway).check())
                    .withMessageContaining(
                            "Port " + socket.getLocalPort() + " for gateway is taken")
                    .withMessageContaining("--port gateway=");
        }
    }
}
