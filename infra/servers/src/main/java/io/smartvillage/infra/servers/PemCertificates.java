package io.smartvillage.infra.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// A certificate authority of one machine and the certificate it gave to `localhost` and 127.0.0.1,
/// as PEM files.
///
/// @param authority the certificate clients trust
/// @param certificate the server's certificate
/// @param key the server's private key (PKCS#8, mode 0600)
public record PemCertificates(Path authority, Path certificate, Path key) {

    private static final int VALID_DAYS = 3650;
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);

    /// Those in the folder; new ones when there are none or they end within 30 days.
    public static PemCertificates in(Path folder) {
        return in(folder, Clock.systemUTC());
    }

    static PemCertificates in(Path folder, Clock clock) {
        var certificates =
                new PemCertificates(
                        folder.resolve("ca.pem"),
                        folder.resolve("server.pem"),
                        folder.resolve("server.key"));
        try {
            if (!certificates.areUsable(clock)) {
                certificates.create(folder);
            }
            return certificates;
        } catch (IOException | GeneralSecurityException e) {
            throw new ServerException(
                    "Cannot make the TLS certificates in " + folder + ": " + e.getMessage(), e);
        }
    }

    private boolean areUsable(Clock clock) throws IOException, GeneralSecurityException {
        if (!Files.exists(authority) || !Files.exists(certificate) || !Files.exists(key)) {
            return false;
        }
        try (var stream = Files.newInputStream(certificate)) {
            var factory = java.security.cert.CertificateFactory.getInstance("X.509");
            var ends =
                    ((X509Certificate) factory.generateCertificate(stream))
                            .getNotAfter()
                            .toInstant();
            return ends.isAfter(clock.instant().plus(RENEW_BEFORE));
        }
    }

    private void create(Path folder) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        var store = folder.resolve("making.p12");
        Files.deleteIfExists(store);
        var password = PrivateFiles.randomSecret();
        try {
            keytool(
                    store,
                    password,
                    "-alias",
                    "ca",
                    "-dname",
                    "CN=Smart Village local CA",
                    "-ext",
                    "bc:c",
                    "-ext",
                    "ku:c=keyCertSign,cRLSign");
            keytool(
                    store,
                    password,
                    "-alias",
                    "server",
                    "-signer",
                    "ca",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost,ip:127.0.0.1",
                    "-ext",
                    "ku:c=digitalSignature",
                    "-ext",
                    "eku=serverAuth");
            var secret = password.toCharArray();
            var keys = KeyStore.getInstance(store.toFile(), secret);
            PrivateFiles.write(key, pem("PRIVATE KEY", keys.getKey("server", secret).getEncoded()));
            PrivateFiles.write(authority, pem(keys.getCertificate("ca")));
            PrivateFiles.write(certificate, pem(keys.getCertificate("server")));
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private static void keytool(Path store, String password, String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Executables.java().resolveSibling("keytool").toString(),
                                "-J-XX:TieredStopAtLevel=1",
                                "-J-XX:+UseSerialGC",
                                "-genkeypair",
                                "-keystore",
                                store.toString(),
                                "-storetype",
                                "PKCS12",
                                "-storepass:env",
                                "STORE_PASSWORD",
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-validity",
                                Integer.toString(VALID_DAYS)));
        command.addAll(List.of(arguments));
        var answer = Executables.run(command, Map.of("STORE_PASSWORD", password), Path.of("/"));
        if (!answer.succeeded()) {
            throw new ServerException("keytool failed: " + answer.output());
        }
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    private static String pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
