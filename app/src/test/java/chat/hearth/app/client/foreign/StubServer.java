package chat.hearth.app.client.foreign;

import chat.hearth.app.client.ServerAddress;
import chat.hearth.app.client.StubHost;
import chat.hearth.app.testkit.Links;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server on loopback that answers each request as the test says, and notes what it was asked. */
final class StubServer implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    private final StubHost host;
    private final UnaryOperator<String> answer;

    /** The heads of all requests. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private StubServer(ServerSocket listening, UnaryOperator<String> answer) {
        this.answer = answer;
        this.host = new StubHost(listening, this::write);
    }

    /** @param answer makes of a request's head all that is written; nothing is written for an empty one */
    static StubServer answering(UnaryOperator<String> answer) throws IOException {
        return new StubServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
    }

    /** The same behind a certificate for another name, which it made itself; its key is made in the directory. */
    static StubServer encrypted(Path directory, UnaryOperator<String> answer) throws Exception {
        return new StubServer(
                context(directory).getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                answer);
    }

    private static SSLContext context(Path directory) throws Exception {
        Path file = directory.resolve("keys.p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=somebody.else",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!made.waitFor(60, TimeUnit.SECONDS) || made.exitValue() != 0) {
            throw new IllegalStateException("keytool failed: " + output);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    int port() {
        return host.address().port();
    }

    /** This server by a link such as {@code ws://%s/ws}, where {@code %s} is its place. */
    ServerAddress at(String link) {
        String text = link.replace("%s", "127.0.0.1:" + port());
        return Links.read(text);
    }

    private void write(String head, OutputStream out) throws IOException {
        asked.add(head);
        String words = answer.apply(head);
        out.write(words.getBytes(StandardCharsets.UTF_8));
        out.flush();
        if (words.contains("Connection: close")) {
            out.close();
        }
    }

    @Override
    public void close() {
        try {
            host.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
