package chat.hearth.app.instance;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of a command line on their way from one start of the app to another: a JSON array of strings. Blocks. */
public final class Words {
    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final byte TAKEN = 1;

    private Words() {}

    /** Tells the app that listens there; false when none does, or it does not take them within 2 s. */
    public static boolean tell(Path file, List<String> words) {
        ByteBuffer bytes = encoded(words);
        if (bytes.remaining() > MOST_BYTES) {
            return false;
        }
        try (SocketChannel running = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            while (bytes.hasRemaining()) {
                running.write(bytes);
            }
            running.shutdownOutput();
            ByteBuffer answer = ByteBuffer.allocate(1);
            return read(running, answer) && answer.flip().hasRemaining() && answer.get() == TAKEN;
        } catch (IOException
                | IllegalArgumentException e) { // nobody there, or a path that is too long for such a socket
            return false;
        }
    }

    /** What the other side says; empty when it says too much, nothing, or takes longer than 2 s. */
    static Optional<List<String>> receive(SocketChannel second) throws IOException {
        ByteBuffer heard = ByteBuffer.allocate(MOST_BYTES + 1);
        if (!read(second, heard) || heard.position() == 0 || !heard.hasRemaining()) {
            return Optional.empty();
        }
        List<String> words = decoded(heard.flip());
        second.configureBlocking(true);
        second.write(ByteBuffer.wrap(new byte[] {TAKEN}));
        return Optional.of(words);
    }

    /** Reads until the buffer is full or the other side has ended; false when it takes too long. */
    private static boolean read(SocketChannel channel, ByteBuffer into) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            while (into.hasRemaining()) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0 || selector.select(left) == 0) {
                    return false;
                }
                selector.selectedKeys().clear();
                if (channel.read(into) < 0) {
                    return true;
                }
            }
            return true;
        }
    }

    private static ByteBuffer encoded(List<String> words) {
        JsonArray array = new JsonArray();
        words.forEach(array::add);
        return StandardCharsets.UTF_8.encode(array.toString());
    }

    private static List<String> decoded(ByteBuffer bytes) throws IOException {
        try {
            List<String> words = new ArrayList<>();
            for (JsonElement word : StrictJson.parse(
                            StandardCharsets.UTF_8.decode(bytes).toString())
                    .getAsJsonArray()) {
                words.add(word.getAsString());
            }
            return words;
        } catch (PacketException | IllegalStateException | UnsupportedOperationException e) {
            throw new IOException("not the words of a command line", e);
        }
    }
}
