package chat.hearth.server.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.server.http.Response;
import com.sun.management.ThreadMXBean;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the host's one event loop allocates for what it must not take: on the heap all that it ever allocated, kept or not;
 * besides that, what Netty's pool holds.
 */
final class CostOfBadInputTest {
    private static final int MIB = 1024 * 1024;
    private static final int TRIALS = 25;
    private static final int HUNDRED_MB = 100_000_000;
    private static final String TOO_LARGE = "81 ff 7fffffffffffffff 00000000"; // declares 2^63-1 bytes
    private static final String RESERVED_BIT = "c1 81 00000000 34";

    private final TestHost host = TestHost.startOnOneLoop();
    private final RawClient meter = connect();

    @BeforeEach
    void addMeter() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        host.router.get("/allocated", request -> {
            long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            return CompletableFuture.completedFuture(Response.text(200, "%020d".formatted(bytes)));
        });
    }

    @AfterEach
    void stop() throws IOException {
        meter.close();
        host.close();
    }

    @Test
    void aDeclaredLengthCostsNoMoreThanAnyOtherBadFrame() throws IOException {
        long otherBadFrame = leastCost("close 1002", RESERVED_BIT);
        long tooLarge = leastCost("close 1009", TOO_LARGE);
        assertTrue(tooLarge - otherBadFrame <= 1024, tooLarge + " bytes, another bad frame " + otherBadFrame);
    }

    @Test
    void theMeterSeesAMessageThatIsTaken() throws IOException {
        String message = "81 fe ea60 00000000" + HexFormat.of().formatHex(new byte[60_000]);
        assertTrue(leastCost("close 1008", message) >= 60_000);
    }

    @Test
    void aMillionFragmentsAreCutAtTheLimit() throws IOException {
        byte[] fragments = HexFormat.of().parseHex("00810000000061".repeat(10_000));
        try (RawClient client = RawClient.webSocket(host)) {
            Cost before = cost();
            client.sendHex("01 81 00000000 34");
            for (int i = 0; i < 100 && sent(client, fragments); i++) {}
            awaitEnd(client);
            assertWithin(8 * MIB, before);
        }
    }

    @Test
    void aDeclaredBodyOfAHundredMegabytesIsNotCollected() throws IOException {
        byte[] piece = new byte[MIB];
        try (RawClient client = new RawClient(host)) {
            Cost before = cost();
            client.send("POST /socket.io/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + HUNDRED_MB + "\r\n\r\n");
            for (int i = 0; i < HUNDRED_MB / MIB && sent(client, piece); i++) {}
            awaitEnd(client);
            assertWithin(8 * MIB, before);
        }
    }

    @Test
    void aChunkedBodyOfAHundredMegabytesIsCollectedUpToTheLimitOnly() throws IOException {
        byte[] chunk = ("8000\r\n" + "a".repeat(0x8000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (RawClient client = new RawClient(host)) {
            Cost before = cost();
            client.send("POST /socket.io/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < HUNDRED_MB / 0x8000 && sent(client, chunk); i++) {}
            awaitEnd(client);
            assertWithin(8 * MIB, before);
        }
    }

    /** False when the host has cut the connection. */
    private static boolean sent(RawClient client, byte[] bytes) throws IOException {
        try {
            client.send(bytes);
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    /** Until the host has come to what it refuses; it may cut the connection before its answer is read. */
    private static void awaitEnd(RawClient client) throws IOException {
        try {
            client.rest();
        } catch (SocketException e) {
            // cut
        }
    }

    /** The least of many trials, which is the one that nothing else came into. */
    private long leastCost(String answer, String frames) throws IOException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIALS; i++) {
            try (RawClient client = RawClient.webSocket(host)) {
                Cost before = cost();
                client.sendHex(frames);
                assertEquals(answer, client.frame());
                least = Math.min(least, cost().heap() - before.heap());
            }
        }
        return least;
    }

    private record Cost(long heap, long pool) {}

    private void assertWithin(long most, Cost before) throws IOException {
        Cost now = cost();
        assertTrue(now.heap() - before.heap() <= most, "heap " + before + " to " + now);
        assertTrue(now.pool() - before.pool() <= most, "pool " + before + " to " + now);
    }

    private Cost cost() throws IOException {
        meter.send("GET /allocated HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertEquals(200, meter.status());
        long heap = Long.parseLong(meter.read(20));
        return new Cost(
                heap,
                PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory()
                        + PooledByteBufAllocator.DEFAULT.metric().usedHeapMemory());
    }

    private RawClient connect() {
        try {
            return new RawClient(host);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
