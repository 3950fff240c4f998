package chat.hearth.app.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Something on loopback that answers each connection's first request as the test says, and reads no further. */
public final class StubHost implements AutoCloseable {
    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Answer answer;

    /** Completes when what is sent is not taken any more. */
    private final CompletableFuture<Void> cut = new CompletableFuture<>();

    /** Writes an answer to a request's head. */
    @FunctionalInterface
    public interface Answer {
        void write(String head, OutputStream out) throws IOException;
    }

    public StubHost(Answer answer) throws IOException {
        this.answer = answer;
        this.listening = new ServerSocket();
        listening.setReceiveBufferSize(8_192);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        daemon(this::accept);
    }

    /** Every request gets this status and nothing else. */
    public static StubHost answering(String status) throws IOException {
        return new StubHost(
                (head, out) -> out.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII)));
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
            answer.write(head(socket.getInputStream()), socket.getOutputStream());
            socket.getOutputStream().flush();
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
