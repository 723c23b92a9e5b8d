package org.rallypoint.webhook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate that the JDK's keytool makes, and the store of those who trust it. A JVM trusts it alone with
 * {@code -Djavax.net.ssl.trustStore=<trustStore>}; this one with {@link #trust} until it is closed, before whatever makes its
 * first call.
 */
public final class TestCertificate implements AutoCloseable {

    static final String PASSWORD = "changeit";
    private static final String TRUST = "javax.net.ssl.trustStore";

    private final Path folder;
    private final String before = System.getProperty(TRUST);

    private TestCertificate(Path folder) {
        this.folder = folder;
    }

    /** For every name that tests call this machine by. */
    public static TestCertificate make() {
        return of("dns:localhost,dns:discord.com,dns:hooks.example.org,ip:127.0.0.1,ip:::1");
    }

    /** For names such as {@code dns:localhost,ip:127.0.0.1}. */
    public static TestCertificate of(String names) {
        try {
            var made = new TestCertificate(Files.createTempDirectory("certificate"));
            var file = made.folder.resolve("certificate.pem").toString();
            made.keytool(
                    made.keyStore(),
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=test",
                    "-ext",
                    "san=" + names,
                    "-validity",
                    "30");
            made.keytool(made.keyStore(), "-exportcert", "-rfc", "-file", file);
            made.keytool(made.trustStore(), "-importcert", "-noprompt", "-file", file);
            return made;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes this JVM trust it and nothing else. */
    public TestCertificate trust() {
        System.setProperty(TRUST, trustStore().toString());
        return this;
    }

    public Path trustStore() {
        return folder.resolve("trust.jks");
    }

    Path keyStore() {
        return folder.resolve("key.p12");
    }

    @Override
    public void close() {
        if (before == null) {
            System.clearProperty(TRUST);
        } else {
            System.setProperty(TRUST, before);
        }
    }

    private void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        // The certificates in a store of the type JKS can be read without a password.
        var type = store.equals(trustStore()) ? "JKS" : "PKCS12";
        command.addAll(List.of("-alias", "test", "-keystore", store.toString(), "-storetype", type));
        command.addAll(List.of("-storepass", PASSWORD));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("keytool: " + Files.readString(folder.resolve("keytool.log")));
        }
    }
}
