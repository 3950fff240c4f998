package chat.hearth.app.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what later starts of the app were asked, over a socket that is a file in the directory of the data: only the
 * person whose directory it is can reach it, and no network can.
 */
public final class Handovers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Handovers.class);

    private final Path file;
    private final ServerSocketChannel channel;

    private Handovers(Path file, ServerSocketChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Begins to take them. Only who holds the {@link InstanceLock} may: a file that is left of an earlier run goes.
     *
     * @param taker called with the words of a later start, on a thread of its own
     * @throws IOException when there can be no such socket, as on a file system that has none
     */
    public static Handovers take(Path file, Consumer<List<String>> taker) throws IOException {
        Files.deleteIfExists(file);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(file));
        } catch (IOException | IllegalArgumentException e) { // the latter for a path that is too long
            channel.close();
            throw new IOException(e);
        }
        Handovers handovers = new Handovers(file, channel);
        Thread thread = new Thread(() -> handovers.run(taker), "hearth-handovers");
        thread.setDaemon(true);
        thread.start();
        return handovers;
    }

    private void run(Consumer<List<String>> taker) {
        while (channel.isOpen()) {
            try (SocketChannel second = channel.accept()) {
                Words.receive(second).ifPresent(taker);
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.info("A second start could not say what it wanted.", e);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.info("The socket for later starts stays; the next run replaces it.", e);
        }
    }
}
