package chat.hearth.app.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.protocol.engineio.EngineIoPacket;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A host that takes nothing, and one that says too much. */
final class TransportLimitsTest {
    private static final long PATIENCE_SECONDS = 60;
    private static final EngineIoPacket LARGE = EngineIoPacket.message("x".repeat(64 * 1024));

    private final Tasks loop = new Tasks();
    private final Heard heard = new Heard();

    /** A loop whose tasks the test does itself; time stands still. */
    private static final class Tasks implements Loop {
        private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        void doNext() throws InterruptedException {
            Runnable task = tasks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (task == null) {
                throw new AssertionError("nothing happens");
            }
            task.run();
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            return Timer.NONE;
        }

        @Override
        public void atEndOfTurn(Runnable hook) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Heard implements EngineTransport.Listener {
        private final List<EngineIoPacket> packets = new ArrayList<>();
        private final List<EngineTransport.Failure> failures = new ArrayList<>();

        @Override
        public void received(EngineIoPacket packet) {
            packets.add(packet);
        }

        @Override
        public void failed(EngineTransport.Failure failure) {
            failures.add(failure);
        }
    }

    @Test
    void pollingGivesUpAHostThatTakesNothing() {
        PollingTransport transport =
                new PollingTransport(HttpClient.newHttpClient(), new HostAddress("127.0.0.1", 9), loop, heard);

        for (int i = 0; i < 15; i++) {
            transport.send(LARGE);
        }
        assertEquals(List.of(), heard.failures);
        transport.send(LARGE);
        transport.send(LARGE);

        assertEquals(List.of(new EngineTransport.Failure(Trouble.LOST, true)), heard.failures);
    }

    @Test
    void aWebSocketGivesUpAHostThatTakesNothing() throws Exception {
        try (StubHost host = new StubHost(TransportLimitsTest::upgrade)) {
            WebSocketTransport transport = new WebSocketTransport(host.address(), loop, heard);
            transport.open();
            while (heard.packets.isEmpty()) {
                loop.doNext();
            }

            for (int i = 0; i < 10_000 && heard.failures.isEmpty(); i++) {
                transport.send(LARGE);
            }

            assertEquals(List.of(new EngineTransport.Failure(Trouble.LOST, true)), heard.failures);
        }
    }

    /** Answers the opening handshake, sends one frame, and reads nothing. */
    private static void upgrade(String head, OutputStream out) throws IOException {
        out.write(StubHost.webSocket(head).getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[] {(byte) 0x81, 1, '6'}); // one text frame with a NOOP packet
    }

    @Test
    void anAnswerWithoutEndIsCutOff() throws Exception {
        try (StubHost host = new StubHost(TransportLimitsTest::endless)) {
            PollingTransport transport = new PollingTransport(HttpClient.newHttpClient(), host.address(), loop, heard);
            transport.open();
            while (heard.failures.isEmpty()) {
                loop.doNext();
            }

            host.cut().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertTrue(heard.packets.isEmpty());
        }
    }

    private static void endless(String head, OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] part = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(part);
        }
    }
}
