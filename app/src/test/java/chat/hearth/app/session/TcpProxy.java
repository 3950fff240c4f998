package chat.hearth.app.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A way to a host on loopback that a test can spoil: refuse WebSockets, let nothing through, or be cut. */
public final class TcpProxy implements AutoCloseable {
    private static final byte[] NO_UPGRADE = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private static final Pattern HOST = Pattern.compile("Host: \\S+\r\n", Pattern.CASE_INSENSITIVE);

    private static final int NOWHERE = 0; // no socket can be connected to it

    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile int target;
    private volatile @Nullable String calledHost;
    private volatile boolean refusesUpgrades;
    private volatile boolean dropsAnswers;

    public TcpProxy(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    public void leadTo(int port) {
        target = port;
    }

    /** Cuts what stands, and leads nowhere from here on. */
    public void pull() {
        target = NOWHERE;
        cut();
    }

    /** Is reached by another name than the host knows: each connection's first request names this one. */
    public void isCalled(String host) {
        calledHost = host;
    }

    public void refuseUpgrades() {
        refusesUpgrades = true;
    }

    /** What the host says gets lost from here on, in connections that stand and in new ones. */
    public void dropAnswers(boolean drop) {
        dropsAnswers = drop;
    }

    /** Cuts what stands. */
    public void cut() {
        for (Socket socket : sockets) {
            closeQuietly(socket);
        }
        sockets.clear();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                sockets.add(client);
                daemon(() -> connect(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket client) {
        try {
            byte[] first = new byte[8_192];
            int length = client.getInputStream().read(first);
            String head = new String(first, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
            if (length <= 0 || (refusesUpgrades && head.contains("transport=websocket"))) {
                client.getOutputStream().write(NO_UPGRADE);
                client.shutdownOutput();
                return;
            }
            Socket host = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(host);
            host.getOutputStream().write(renamed(head).getBytes(StandardCharsets.ISO_8859_1));
            daemon(() -> pump(host, client, true));
            pump(client, host, false);
        } catch (IOException e) {
            closeQuietly(client);
        }
    }

    private String renamed(String head) {
        String other = calledHost;
        return other == null ? head : HOST.matcher(head).replaceFirst("Host: " + other + "\r\n");
    }

    private void pump(Socket from, Socket to, boolean fromHost) {
        try {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[8_192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (!(fromHost && dropsAnswers)) {
                    to.getOutputStream().write(buffer, 0, n);
                }
            }
        } catch (IOException e) {
            // the other end is gone, which is what follows
        }
        closeQuietly(from);
        closeQuietly(to);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
