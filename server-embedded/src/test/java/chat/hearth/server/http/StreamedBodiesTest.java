package chat.hearth.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.server.AllowedOrigins;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.http.UploadRoute.Intake;
import chat.hearth.server.net.NetMetrics;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies that are nowhere whole, of requests and of answers. */
final class StreamedBodiesTest {
    private static final String GO_AHEAD = "HTTP/1.1 100 Continue\r\n\r\n";

    private final List<String> heard = new ArrayList<>();
    private final Deque<CompletableFuture<Optional<Response>>> writing = new ArrayDeque<>();
    private final CompletableFuture<Intake> decision = new CompletableFuture<>();
    private final CompletableFuture<Response> answer = new CompletableFuture<>();
    private final Deque<CompletableFuture<Void>> reading = new ArrayDeque<>();
    private final Deque<ByteBuf> asked = new ArrayDeque<>();
    private final EmbeddedChannel connection = connect();

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    /** Says what is done with it; takes a piece when the test lets it. */
    private final class Sink implements BodySink {
        @Override
        public CompletionStage<Optional<Response>> write(ByteBuf piece) {
            heard.add(
                    piece.readableBytes() < 20
                            ? piece.toString(StandardCharsets.UTF_8)
                            : piece.readableBytes() + " bytes");
            piece.release();
            CompletableFuture<Optional<Response>> written = new CompletableFuture<>();
            writing.add(written);
            return written;
        }

        @Override
        public CompletionStage<Response> end() {
            heard.add("end");
            return answer;
        }

        @Override
        public void abort() {
            heard.add("abort");
        }
    }

    private final class Source implements BodySource {
        @Override
        public long length() {
            return 10;
        }

        @Override
        public CompletionStage<Void> read(ByteBuf into) {
            heard.add("read");
            asked.add(into);
            CompletableFuture<Void> read = new CompletableFuture<>();
            reading.add(read);
            return read;
        }

        @Override
        public void close() {
            heard.add("close");
        }
    }

    private EmbeddedChannel connect() {
        EmbeddedChannel opened = new EmbeddedChannel();
        Router router = new Router()
                .upload("POST", "/up", 1_000_000, (head, length) -> {
                    heard.add("open " + length);
                    return decision;
                })
                .get(
                        "/down",
                        request -> CompletableFuture.completedFuture(
                                Response.streamed(200, Map.of("ETag", "\"x\""), new Source())))
                .get("/other", request -> CompletableFuture.completedFuture(Response.text(200, "other")));
        HttpConnection.install(
                opened.pipeline(),
                router,
                OriginCheck.of(AllowedOrigins.NONE, Set.of()),
                HttpLimits.of(ServerLimits.headless()),
                new NetMetrics());
        return opened;
    }

    private void send(String ascii) {
        connection.writeInbound(Unpooled.copiedBuffer(ascii, StandardCharsets.US_ASCII));
    }

    private void post(String headers) {
        send("POST /up HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n");
    }

    private void taken() {
        writing.remove().complete(Optional.empty());
        connection.runPendingTasks();
    }

    private String sent() {
        connection.runPendingTasks();
        StringBuilder all = new StringBuilder();
        for (ByteBuf bytes = connection.readOutbound(); bytes != null; bytes = connection.readOutbound()) {
            all.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.release();
        }
        return all.toString();
    }

    private boolean isReading() {
        return connection.config().isAutoRead();
    }

    @Test
    void aBodyGoesToItsSinkPieceByPieceAndTheConnectionIsKept() {
        decision.complete(new Intake.Taken(new Sink()));
        post("Content-Length: 6");
        send("abc");
        assertEquals(List.of("open 6", "abc"), heard);
        send("d");
        send("ef");
        assertEquals(List.of("open 6", "abc"), heard, "one piece at a time");
        taken();
        assertEquals(List.of("open 6", "abc", "def"), heard);
        send("GET /other HTTP/1.1\r\nHost: localhost\r\n\r\n");
        taken();
        assertEquals(List.of("open 6", "abc", "def", "end"), heard);
        assertEquals("", sent());
        answer.complete(Response.text(201, "stored"));
        String answers = sent();
        assertTrue(answers.startsWith("HTTP/1.1 201 Created\r\n"), answers);
        assertTrue(answers.contains("storedHTTP/1.1 200 OK\r\n"), answers);
        assertTrue(answers.endsWith("other"), answers);
        assertTrue(connection.isActive());
    }

    @Test
    void nothingIsReadWhileTheSinkIsBusyAndALittleWaits() {
        decision.complete(new Intake.Taken(new Sink()));
        post("Content-Length: 900000");
        String piece = "x".repeat(8_192);
        send(piece);
        int pieces = 1;
        while (isReading()) {
            send(piece);
            pieces++;
        }
        assertEquals(17, pieces, "128 KiB and the piece that is being taken");
        taken();
        assertTrue(isReading());
        assertEquals(List.of("open 900000", "8192 bytes", "131072 bytes"), heard);
    }

    @Test
    void whatComesBeforeTheDecisionWaits() {
        post("Content-Length: 3\r\nExpect: 100-continue");
        send("abc");
        assertFalse(isReading());
        assertEquals("", sent());
        decision.complete(new Intake.Taken(new Sink()));
        assertEquals(GO_AHEAD, sent());
        assertEquals(List.of("open 3", "abc"), heard);
        assertTrue(isReading() || !writing.isEmpty());
    }

    @Test
    void aBodyThatIsNotWantedIsNotReadAndTheConnectionEnds() {
        decision.complete(new Intake.Refused(Problem.of(507, "Full.")));
        post("Content-Length: 500000\r\nExpect: 100-continue");
        String answers = sent();
        assertTrue(answers.startsWith("HTTP/1.1 507 Insufficient Storage\r\n"), answers);
        assertTrue(answers.contains("Connection: close\r\n"), answers);
        assertEquals(List.of("open 500000"), heard);
    }

    @Test
    void aSinkMayStopABodyInTheMiddle() {
        decision.complete(new Intake.Taken(new Sink()));
        post("Content-Length: 500000");
        send("abc");
        writing.remove().complete(Optional.of(Problem.of(507, "Full.")));
        String answers = sent();
        assertTrue(answers.startsWith("HTTP/1.1 507 "), answers);
        send("def");
        assertEquals(List.of("open 500000", "abc", "abort"), heard);
    }

    @Test
    void aSinkThatFailsIsAnsweredFor() {
        decision.complete(new Intake.Taken(new Sink()));
        post("Content-Length: 500000");
        send("abc");
        writing.remove().completeExceptionally(new IllegalStateException("for the test"));
        assertTrue(sent().startsWith("HTTP/1.1 500 "));
        assertEquals(List.of("open 500000", "abc", "abort"), heard);
    }

    @Test
    void aConnectionThatBreaksIsToldToTheSink() {
        decision.complete(new Intake.Taken(new Sink()));
        post("Content-Length: 6");
        send("abc");
        connection.close().syncUninterruptibly();
        assertEquals(List.of("open 6", "abc", "abort"), heard);
        taken();
        assertEquals(List.of("open 6", "abc", "abort"), heard);
    }

    @Test
    void aSinkThatComesTooLateIsToldAsWell() {
        post("Content-Length: 6");
        connection.close().syncUninterruptibly();
        decision.complete(new Intake.Taken(new Sink()));
        connection.runPendingTasks();
        assertEquals(List.of("open 6", "abort"), heard);
    }

    @Test
    void bodiesOfUnknownOrTooGreatLengthAreRefusedAtOnce() {
        post("Transfer-Encoding: chunked");
        assertTrue(sent().startsWith("HTTP/1.1 411 Length Required\r\n"));
        assertEquals(List.of(), heard);
    }

    @Test
    void aBodyThatIsTooLongIsRefusedAtOnce() {
        post("Content-Length: 1000001");
        assertTrue(sent().startsWith("HTTP/1.1 413 "));
        assertEquals(List.of(), heard);
    }

    @Test
    void aBodyMayTakeLongButNotBeTooSlow() {
        decision.complete(new Intake.Taken(new Sink()));
        post("Content-Length: 900000");
        for (int halfMinute = 0; halfMinute < 20; halfMinute++) {
            send("x".repeat(31 * 1024));
            taken();
            pass(30);
            assertTrue(connection.isActive(), "after " + halfMinute);
        }
        send("x".repeat(29 * 1024));
        taken();
        pass(30);
        assertFalse(connection.isActive());
        assertEquals("abort", heard.get(heard.size() - 1));
    }

    @Test
    void aPeerThatIsMadeToWaitIsNotTooSlow() {
        decision.complete(new Intake.Taken(new Sink()));
        post("Content-Length: 900000");
        while (isReading()) {
            send("x".repeat(8_192));
        }
        pass(30);
        assertTrue(connection.isActive());
    }

    private void pass(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
        connection.runPendingTasks();
    }

    private void give(String ascii) {
        asked.remove().writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
        reading.remove().complete(null);
        connection.runPendingTasks();
    }

    @Test
    void anAnswerIsReadAsFastAsItIsTaken() {
        send("GET /down HTTP/1.1\r\nHost: localhost\r\n\r\nGET /other HTTP/1.1\r\nHost: localhost\r\n\r\n");
        String head = sent();
        assertTrue(head.startsWith("HTTP/1.1 200 OK\r\n") && head.contains("Content-Length: 10\r\n"), head);
        assertTrue(head.endsWith("\r\n\r\n"), head);
        assertEquals(List.of("read"), heard);
        give("0123");
        assertEquals(List.of("read", "read"), heard);
        give("456789");
        String rest = sent();
        assertTrue(rest.startsWith("0123456789HTTP/1.1 200 OK\r\n") && rest.endsWith("other"), rest);
        assertEquals(List.of("read", "read", "close"), heard);
    }

    @Test
    void aPeerThatLeavesIsToldToTheSource() {
        send("GET /down HTTP/1.1\r\nHost: localhost\r\n\r\n");
        connection.close().syncUninterruptibly();
        assertEquals(List.of("read", "close"), heard);
        give("0123"); // and the piece is let go of
    }

    @Test
    void aSourceThatFailsEndsTheConnection() {
        send("GET /down HTTP/1.1\r\nHost: localhost\r\n\r\n");
        asked.clear();
        reading.remove().completeExceptionally(new IllegalStateException("for the test"));
        connection.runPendingTasks();
        assertFalse(connection.isActive());
        assertEquals(List.of("read", "close"), heard);
    }

    @Test
    void whoeverAsksForTheHeadersGetsNoMore() {
        send("HEAD /down HTTP/1.1\r\nHost: localhost\r\n\r\nGET /other HTTP/1.1\r\nHost: localhost\r\n\r\n");
        String answers = sent();
        assertTrue(answers.contains("Content-Length: 10\r\n") && answers.endsWith("other"), answers);
        assertEquals(List.of(), heard);
    }
}
