package chat.hearth.app.client.foreign;

import chat.hearth.app.client.ServerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server on loopback that answers each request as the test says, and notes what it was asked. */
final class StubServer implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: (\\S+)");
    private static final char TLS_HANDSHAKE = 0x16;
    private static final String PASSWORD = "changeit";

    private final ServerSocket listening;
    private final UnaryOperator<String> answer;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** The heads of all requests. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private StubServer(ServerSocket listening, UnaryOperator<String> answer) {
        this.listening = listening;
        this.answer = answer;
        daemon(this::accept);
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

    /** An answer with this status line and this body. */
    static String http(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    }

    /** The answer that makes a WebSocket of the connection. */
    static String webSocket(String head) {
        Matcher key = KEY.matcher(head);
        if (!key.find()) {
            return http("400 Bad Request", "");
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.UTF_8));
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** This server by a link such as {@code ws://%s/ws}, where {@code %s} is its place. */
    ServerAddress at(String link) {
        String text = link.replace("%s", "127.0.0.1:" + port());
        return ((ServerAddress.Parsed.Valid) ServerAddress.parse(text)).address();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                sockets.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try {
            String head = head(socket.getInputStream());
            asked.add(head);
            String words = answer.apply(head);
            if (!words.isEmpty()) {
                OutputStream out = socket.getOutputStream();
                out.write(words.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            if (words.contains("Connection: close")) {
                socket.close();
            }
        } catch (IOException e) {
            // The client went, or did not like the certificate.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0 && head.length() < 16_384) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
            if (head.charAt(0) == TLS_HANDSHAKE) {
                return ""; // it is to be encrypted
            }
        }
        return head.toString();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "stub-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
