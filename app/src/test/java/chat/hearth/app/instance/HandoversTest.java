package chat.hearth.app.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HandoversTest {
    private final BlockingQueue<List<String>> taken = new LinkedBlockingQueue<>();

    @TempDir
    Path directory;

    private Path file;
    private Handovers handovers;

    @BeforeEach
    void place() {
        file = directory.resolve("app.socket");
    }

    @AfterEach
    void close() {
        if (handovers != null) {
            handovers.close();
        }
    }

    private List<String> next() throws InterruptedException {
        return taken.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void theRunningAppGetsTheWordsOfALaterStart() throws Exception {
        handovers = Handovers.take(file, taken::add);
        List<String> words = List.of("--join", "hearth://join?host=[::1]:5000&t=a b", "--name=Ödön \"D\"", "");
        assertTrue(Words.tell(file, words));
        assertEquals(words, next());
        assertTrue(Words.tell(file, List.of()));
        assertEquals(List.of(), next(), "a start that asks nothing still wants the window");
    }

    @Test
    void nobodyTakesAnythingWhereNoneRuns() throws Exception {
        assertFalse(Words.tell(file, List.of("--host")));
        Handovers.take(file, taken::add).close();
        assertFalse(Words.tell(file, List.of("--host")));
        assertFalse(Files.exists(file));
    }

    @Test
    void whatACrashLeftIsReplaced() throws Exception {
        Files.writeString(file, "left over");
        handovers = Handovers.take(file, taken::add);
        assertTrue(Words.tell(file, List.of("--host")));
        assertEquals(List.of("--host"), next());
    }

    @Test
    void nonsenseAndTooMuchAreNotTakenAndCostTheNextNothing() throws Exception {
        handovers = Handovers.take(file, taken::add);
        assertFalse(Words.tell(file, List.of("x".repeat(70_000))), "more than a command line");
        for (String nonsense : List.of("{}", "[1", "[[]]", "\u0000", "[" + "\"x\",".repeat(20_000) + "\"\"]")) {
            say(nonsense);
        }
        assertTrue(Words.tell(file, List.of("--host")));
        assertEquals(List.of("--host"), next(), "and nothing before it");
    }

    @Test
    void aPathThatIsTooLongForSuchASocketIsAnOrdinaryFailure() {
        Path tooLong = directory.resolve("x".repeat(120));
        assertThrows(IOException.class, () -> Handovers.take(tooLong, taken::add));
        assertFalse(Words.tell(tooLong, List.of("--host")));
    }

    private void say(String text) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(file));
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.shutdownOutput();
            channel.read(ByteBuffer.allocate(1));
        } catch (IOException e) {
            // The other side hung up before all was said, which it may.
        }
    }
}
