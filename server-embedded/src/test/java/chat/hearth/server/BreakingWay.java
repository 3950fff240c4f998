package chat.hearth.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A way to a host that breaks once, with all connections on it, when so many bytes have gone to the host. Any thread. */
final class BreakingWay implements AutoCloseable {
    private final ServerSocket listening;
    private final int port;
    private final long whole;
    private final AtomicLong left;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    BreakingWay(int port, long bytes) throws IOException {
        this.port = port;
        this.whole = bytes;
        this.left = new AtomicLong(bytes);
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        begin(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Bytes that went to the host, what was lost in the break included. */
    long passed() {
        return whole - left.get();
    }

    private static void begin(Runnable task) {
        Thread thread = new Thread(task, "breaking-way");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = listening.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
                open.add(near);
                open.add(far);
                begin(() -> pass(near, far, true));
                begin(() -> pass(far, near, false));
            }
        } catch (IOException e) {
            // Closed with the test.
        }
    }

    private void pass(Socket from, Socket to, boolean isCounted) {
        byte[] buffer = new byte[16 * 1024];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                long before = isCounted ? left.getAndAdd(-read) : 0;
                if (before > 0 && before <= read) {
                    cut();
                }
            }
        } catch (IOException e) {
            // Broken, as it should.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void cut() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
