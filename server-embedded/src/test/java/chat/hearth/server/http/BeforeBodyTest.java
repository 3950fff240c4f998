package chat.hearth.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.server.AllowedOrigins;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.net.NetMetrics;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A route that hears of a request before its body. */
final class BeforeBodyTest {
    private final List<String> heard = new ArrayList<>();
    private final CompletableFuture<Response> answer = new CompletableFuture<>();
    private boolean over;
    private final EmbeddedChannel connection = connect();

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    @Test
    void itHearsOfItsEndJustBeforeTheAnswer() {
        post("Content-Length: 2");
        assertEquals(List.of("before"), heard);
        send("hi");
        assertEquals(List.of("before", "hi"), heard);
        assertFalse(over);
        answer.complete(Response.text(200, "ok"));
        connection.runPendingTasks();
        assertTrue(over);
        assertTrue(sent().startsWith("HTTP/1.1 200 OK"));
    }

    @Test
    void itHearsOfAChunkedOneToo() {
        post("Transfer-Encoding: chunked");
        send("2\r\nhi\r\n");
        assertEquals(List.of("before"), heard);
        send("0\r\n\r\n");
        assertEquals(List.of("before", "hi"), heard);
    }

    @Test
    void aBodyThatNeverComesIsOverWithItsConnection() {
        post("Content-Length: 2");
        send("h");
        assertFalse(over);
        connection.close().syncUninterruptibly();
        assertTrue(over);
        assertEquals(List.of("before"), heard);
    }

    @Test
    void aRequestWithoutABodyIsJustAnswered() {
        post("Content-Length: 0");
        assertEquals(List.of(""), heard);
    }

    @Test
    void aRequestFromElsewhereIsNotHeardOf() {
        post("Content-Length: 2\r\nOrigin: http://evil.example");
        send("hi");
        assertEquals(List.of(), heard);
        assertTrue(sent().startsWith("HTTP/1.1 403 "));
    }

    private void post(String header) {
        send("POST /there HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n");
    }

    private void send(String ascii) {
        connection.writeInbound(Unpooled.copiedBuffer(ascii, StandardCharsets.US_ASCII));
    }

    private String sent() {
        StringBuilder all = new StringBuilder();
        for (ByteBuf bytes = connection.readOutbound(); bytes != null; bytes = connection.readOutbound()) {
            all.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.release();
        }
        return all.toString();
    }

    private EmbeddedChannel connect() {
        HttpRoute route = new HttpRoute() {
            @Override
            public CompletionStage<Response> answer(Request request) {
                heard.add(new String(request.body(), StandardCharsets.UTF_8));
                return answer;
            }

            @Override
            public Optional<Response> beforeBody(Request head, CompletionStage<Void> ended) {
                heard.add("before");
                var unused = ended.thenRun(() -> over = true);
                return Optional.empty();
            }
        };
        EmbeddedChannel opened = new EmbeddedChannel();
        HttpConnection.install(
                opened.pipeline(),
                new Router().post("/there", 100, route),
                OriginCheck.of(AllowedOrigins.NONE, Set.of()),
                HttpLimits.of(ServerLimits.headless()),
                new NetMetrics());
        return opened;
    }
}
