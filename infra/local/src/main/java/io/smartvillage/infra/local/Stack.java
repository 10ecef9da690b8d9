package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.KafkaServer;
import io.smartvillage.infra.servers.KeycloakServer;
import io.smartvillage.infra.servers.PostgresServer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// One whole Smart Village on this machine: which checkout it runs, and where it keeps what it
/// needs.
final class Stack {

    private static final String REALM = "/realms/smartvillage";

    private final Checkout checkout;
    private final Settings settings;
    private final boolean trains;

    /// @param trains whether first processes of a build record for the AOT cache
    Stack(Checkout checkout, Settings settings, boolean trains) {
        this.checkout = checkout;
        this.settings = settings;
        this.trains = trains;
    }

    Checkout checkout() {
        return checkout;
    }

    Settings settings() {
        return settings;
    }

    boolean trains() {
        return trains;
    }

    PostgresServer postgres() {
        return new PostgresServer(
                settings.server("postgres"), settings.ports().of(PortPlan.POSTGRES));
    }

    KafkaServer kafka() {
        return new KafkaServer(
                settings.server("kafka"),
                settings.ports().of(PortPlan.KAFKA),
                settings.ports().of(PortPlan.KAFKA_CONTROLLER),
                trains);
    }

    KeycloakServer keycloak() {
        return new KeycloakServer(
                settings.server("keycloak"),
                settings.ports().of(PortPlan.KEYCLOAK),
                settings.ports().of(PortPlan.KEYCLOAK_MANAGEMENT),
                postgres(),
                checkout.realms(),
                realmSecrets(),
                trains);
    }

    /// What the process of an application finds in its environment; the table in README.md is for
    /// people.
    Map<String, String> environment(Application application, String part) {
        var environment = new HashMap<String, String>();
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", port(part));
        switch (application.kind()) {
            case CONFIG_SERVER -> configServer(environment);
            case DISCOVERY -> {
                configured(environment);
                registered(environment);
                environment.put("SPRING_SECURITY_USER_NAME", "discovery");
                environment.put("SPRING_SECURITY_USER_PASSWORD", settings.secrets().discovery());
            }
            case SERVICE -> {
                configured(environment);
                registered(environment);
                tokens(environment);
                service(environment, application);
            }
            case GATEWAY -> {
                configured(environment);
                registered(environment);
                tokens(environment);
                environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
                environment.put("MANAGEMENT_SERVER_PORT", port(PortPlan.GATEWAY_MANAGEMENT));
            }
        }
        return environment;
    }

    String discoveryUrl() {
        return "http://127.0.0.1:" + port(Application.DISCOVERY.module());
    }

    private void configServer(Map<String, String> environment) {
        environment.put("SPRING_SECURITY_USER_NAME", "config");
        environment.put("SPRING_SECURITY_USER_PASSWORD", settings.secrets().configServer());
        environment.put(
                "SPRING_CLOUD_CONFIG_SERVER_NATIVE_SEARCH_LOCATIONS",
                "file:" + checkout.configuration() + "/");
        environment.put("ENCRYPT_KEY", settings.secrets().configEncryptionKey());
    }

    private void configured(Map<String, String> environment) {
        environment.put(
                "SPRING_PROFILES_ACTIVE", settings.standalone() ? "local,standalone" : "local");
        environment.put(
                "SPRING_CLOUD_CONFIG_URI",
                "http://127.0.0.1:" + port(Application.CONFIG_SERVER.module()));
        environment.put("SPRING_CLOUD_CONFIG_USERNAME", "config");
        environment.put("SPRING_CLOUD_CONFIG_PASSWORD", settings.secrets().configServer());
    }

    private void registered(Map<String, String> environment) {
        environment.put(
                "EUREKA_CLIENT_SERVICEURL_DEFAULTZONE",
                "http://discovery:"
                        + settings.secrets().discovery()
                        + "@127.0.0.1:"
                        + port(Application.DISCOVERY.module())
                        + "/eureka/");
    }

    private void tokens(Map<String, String> environment) {
        var keycloak = keycloak().baseUrl();
        environment.put("SMARTVILLAGE_KEYCLOAK_URL", keycloak);
        environment.put("SMARTVILLAGE_TOKENS_ISSUER", keycloak + REALM);
        environment.put(
                "SMARTVILLAGE_TOKENS_JWK_SET", keycloak + REALM + "/protocol/openid-connect/certs");
    }

    private void service(Map<String, String> environment, Application service) {
        environment.put(
                "SPRING_DATASOURCE_URL", postgres().verifiedJdbcUrl(PostgresServer.DATABASE));
        environment.put("SPRING_DATASOURCE_USERNAME", service.schema() + "_app");
        environment.put(
                "SPRING_DATASOURCE_PASSWORD",
                settings.secrets().databaseApplication(service.schema()));
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka().bootstrapServers());
        environment.put("SMARTVILLAGE_PRIVACY_MASTER_KEY", settings.secrets().privacyMasterKey());
        environment.put("SMARTVILLAGE_STORAGE_FOLDER", settings.files(service).toString());
        if (service == Application.VISITOR || service == Application.ACCESS) {
            environment.put("SMARTVILLAGE_ENTRY_CODES_KEY", settings.secrets().entryCodesKey());
        }
        if (service == Application.BILLING) {
            environment.put(
                    "SMARTVILLAGE_BILLING_SLIP_CLAIM_KEY", settings.secrets().slipClaimKey());
        }
        var clientSecret =
                service.module().toUpperCase(Locale.ROOT).replace('-', '_') + "_CLIENT_SECRET";
        if (KeycloakServer.placeholders(checkout.realms()).contains(clientSecret)) {
            environment.put(clientSecret, settings.secrets().realm(clientSecret));
        }
    }

    private Map<String, String> realmSecrets() {
        var secrets = new TreeMap<String, String>();
        for (var placeholder : KeycloakServer.placeholders(checkout.realms())) {
            secrets.put(placeholder, settings.secrets().realm(placeholder));
        }
        return secrets;
    }

    private String port(String name) {
        return Integer.toString(settings.ports().of(name));
    }
}
