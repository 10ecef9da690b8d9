package io.smartvillage.infra.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// The working copy this launcher belongs to.
record Checkout(Path root) {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    static Checkout at(Path root) {
        var absolute = root.toAbsolutePath().normalize();
        if (!Files.exists(absolute.resolve("mvnw"))) {
            throw new LauncherException(
                    absolute + " is not a checkout of Smart Village: it has no mvnw");
        }
        return new Checkout(absolute);
    }

    /// Everything the launcher makes by itself is below this, git ignores it.
    Path village() {
        return root.resolve(".village");
    }

    Path realms() {
        return root.resolve("infra/keycloak/realm");
    }

    Path configuration() {
        return root.resolve("infra/config");
    }

    Path jar(Application application) {
        return root.resolve(application.module())
                .resolve("target")
                .resolve(application.module() + "-1.0.0.jar");
    }

    /// The folders of the modules, as the parent pom lists them.
    List<String> modules() {
        try {
            return MODULE.matcher(Files.readString(root.resolve("pom.xml")))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the parent pom", e);
        }
    }

    List<Application> applications() {
        var modules = modules();
        return Arrays.stream(Application.values())
                .filter(each -> modules.contains(each.module()))
                .toList();
    }
}
