package chat.hearth.server.engineio;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.server.http.Request;
import chat.hearth.server.http.Response;
import chat.hearth.server.net.NetMetrics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A session's packets as the bodies of long-polling answers (Engine.IO protocol, "HTTP long-polling").
 * Confined to the session's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // each stage here ends in code that does not fail
final class PollingTransport implements Transport {
    static final String NAME = "polling";

    /** For how long the poll of a client that leaves is waited for: on a busy machine the one is far behind the other. */
    private static final long LAST_POLL_MILLIS = 250;

    private final EngineIoSession session;
    private final int queueBytes;
    private final int packetsPerPayload;
    private final NetMetrics metrics;
    private final Deque<Outgoing> queue = new ArrayDeque<>();
    private int queuedBytes;
    private @Nullable CompletableFuture<Response> poll;
    private EngineIoRevision asked;
    private CompletableFuture<Void> drained = new CompletableFuture<>();
    private boolean flushAwaited;
    private boolean upgrading;
    private CompletableFuture<Response> posted = new CompletableFuture<>();
    private @Nullable CompletableFuture<Response> departure;

    PollingTransport(EngineIoSession session, EngineIoOptions options, NetMetrics metrics) {
        this.session = session;
        this.asked = session.revision();
        this.queueBytes = options.webSocket().queueBytes();
        this.packetsPerPayload = options.packetsPerPayload();
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Answers the poll at once with what waits, or later; two polls at a time end the session.
     *
     * @param form how the answer is to be written
     */
    void poll(EngineIoRevision form, CompletableFuture<Response> answer) {
        if (poll != null) {
            answer.complete(EngineIoError.BAD_REQUEST.response());
            session.close(CloseReason.PARSE_ERROR);
            return;
        }
        poll = answer;
        asked = form;
        answer.whenComplete((response, cancelled) -> {
            if (cancelled != null) {
                session.eventLoop().execute(() -> lost(answer));
            }
        });
        if (departure != null) {
            session.close(CloseReason.CLIENT);
        } else if (!queue.isEmpty()) {
            flush();
        } else if (upgrading) {
            answerWith(EngineIoPacket.NOOP);
        }
    }

    /** Takes the body of a POST. */
    void post(Request request, CompletableFuture<Response> answer) {
        if (departure != null) {
            answer.complete(EngineIoError.UNKNOWN_SESSION.response());
            return;
        }
        posted = answer;
        try {
            List<EngineIoPacket> packets =
                    session.revision().readBody(request.header("content-type"), request.body(), packetsPerPayload);
            metrics.bytesIn().add(request.body().length);
            metrics.messagesIn().add(packets.size());
            for (int i = 0; i < packets.size() && departure == null; i++) {
                session.receive(packets.get(i));
            }
        } catch (PacketException e) {
            session.broken(e);
        }
        if (departure == null) {
            answer.complete(session.wasBroken() ? EngineIoError.BAD_REQUEST.response() : PollingBody.taken());
        }
    }

    /**
     * The client has said in a POST that it leaves. Its poll may be on its way at the same moment, and is waited for, so that
     * it is answered like one that was there before.
     */
    void leave() {
        if (poll != null) {
            session.close(CloseReason.CLIENT);
        } else {
            departure = posted;
            session.eventLoop()
                    .schedule(() -> session.close(CloseReason.CLIENT), LAST_POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void lost(CompletableFuture<Response> answer) {
        if (poll == answer) {
            poll = null;
            session.close(CloseReason.TRANSPORT);
        }
    }

    @Override
    public void send(Outgoing packets) {
        if (queuedBytes > queueBytes) {
            session.closeLater(CloseReason.TOO_SLOW);
            return;
        }
        queue.add(packets.retain());
        queuedBytes += packets.bytes();
        if (poll != null && !flushAwaited) {
            flushAwaited = true; // after the tasks that wait now, for they may have more for the same answer
            session.eventLoop().execute(this::flush);
        }
    }

    private void flush() {
        flushAwaited = false;
        if (poll != null && !queue.isEmpty()) {
            answerWithAll();
        }
    }

    /** Answers with what waits, and then this. */
    private void answerWith(EngineIoPacket last) {
        queue.add(Outgoing.of(List.of(last)));
        answerWithAll();
    }

    private void clear() {
        queue.forEach(Outgoing::release);
        queue.clear();
        queuedBytes = 0;
    }

    private void answerWithAll() {
        CompletableFuture<Response> answer = poll;
        poll = null;
        Response response = asked.answer(queue);
        clear();
        if (answer != null) {
            answer.complete(response);
        }
        drained.complete(null);
        drained = new CompletableFuture<>();
    }

    /** A WebSocket is about to take over: polls are answered at once, so that the client can let go of them. */
    void releasePolls() {
        upgrading = true;
        flush();
        if (poll != null) {
            answerWith(EngineIoPacket.NOOP);
        }
    }

    void keepPolls() {
        upgrading = false;
    }

    /** Lets the next transport send what waits here. */
    void handOver(Transport next) {
        queue.forEach(next::send);
        clear();
        CompletableFuture<Void> waiting = drained;
        drained = new CompletableFuture<>();
        next.flushed().thenRun(() -> waiting.complete(null));
        if (poll != null) {
            answerWith(EngineIoPacket.NOOP);
        }
        if (departure != null) {
            departure.complete(PollingBody.taken());
        }
    }

    @Override
    public boolean isBackedUp() {
        return !queue.isEmpty();
    }

    @Override
    public CompletableFuture<Void> flushed() {
        return queue.isEmpty() ? CompletableFuture.completedFuture(null) : drained;
    }

    @Override
    public void markAuthenticated() {
        // its connections come and go; each is marked when a request of the session arrives on it
    }

    @Override
    public void close(CloseReason reason) {
        if (poll != null) {
            answerWith(reason == CloseReason.CLIENT ? EngineIoPacket.NOOP : EngineIoPacket.CLOSE);
        }
        clear();
        drained.complete(null);
        if (departure != null) {
            departure.complete(PollingBody.taken());
        }
    }
}
