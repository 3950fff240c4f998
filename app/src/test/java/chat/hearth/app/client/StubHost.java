package chat.hearth.app.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something on loopback that answers each connection's first request as the test says, and reads no further. */
public final class StubHost implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: (\\S+)");
    private static final char TLS_HANDSHAKE = 0x16;

    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Answer answer;

    /** Completes when what is sent is not taken any more. */
    private final CompletableFuture<Void> cut = new CompletableFuture<>();

    /** Writes an answer to a request's head, which is empty when it begins to encrypt. It may close the stream. */
    @FunctionalInterface
    public interface Answer {
        void write(String head, OutputStream out) throws IOException;
    }

    /** Listens here, which is closed with it. */
    public StubHost(ServerSocket listening, Answer answer) {
        this.listening = listening;
        this.answer = answer;
        daemon(this::accept);
    }

    public StubHost(Answer answer) throws IOException {
        this(smallBuffered(), answer);
    }

    /** So that it is soon noticed when nothing is read. */
    private static ServerSocket smallBuffered() throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReceiveBufferSize(8_192);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return socket;
    }

    /** Every request gets this status and nothing else. */
    public static StubHost answering(String status) throws IOException {
        return new StubHost((head, out) -> out.write(http(status, "").getBytes(StandardCharsets.UTF_8)));
    }

    /** A whole answer, after which the connection is closed. */
    public static String http(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    }

    /** The answer that makes a WebSocket of the connection (RFC 6455 section 4.2.2). */
    public static String webSocket(String head) {
        Matcher key = KEY.matcher(head);
        if (!key.find()) {
            return http("400 Bad Request", "");
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.UTF_8));
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public HostAddress address() {
        return new HostAddress("127.0.0.1", listening.getLocalPort());
    }

    CompletableFuture<Void> cut() {
        return cut;
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
            OutputStream out = socket.getOutputStream();
            answer.write(head(socket.getInputStream()), out);
            out.flush();
        } catch (IOException e) {
            cut.complete(null);
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
        Thread thread = new Thread(task, "stub-host");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
