package chat.hearth.server.engineio;

import chat.hearth.server.engineio.EngineIoOptions.Compression;
import chat.hearth.server.http.HttpRoute;
import chat.hearth.server.http.Problem;
import chat.hearth.server.http.Request;
import chat.hearth.server.http.Response;
import chat.hearth.server.http.Router;
import chat.hearth.server.http.WebSocketRoute.Decision;
import chat.hearth.server.net.NetMetrics;
import chat.hearth.server.net.PermessageDeflate;
import chat.hearth.server.net.Places;
import chat.hearth.server.net.Places.Outcome;
import chat.hearth.server.net.WebSocketConnection;
import chat.hearth.server.net.WebSocketListener;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Opens Engine.IO sessions and brings requests to them. Any thread. */
public final class EngineIoServer {
    private static final int SID_BYTES = 15;

    private final EngineIoOptions options;
    private final NetMetrics metrics;
    private final SessionListener.Factory listeners;
    private final Map<String, EngineIoSession> sessions = new ConcurrentHashMap<>();
    private final Places<EngineIoSession> places;
    private final EngineIoSession.Register register = new Sessions();
    private final SecureRandom random = new SecureRandom();

    public EngineIoServer(EngineIoOptions options, NetMetrics metrics, SessionListener.Factory listeners) {
        this.options = options;
        this.metrics = metrics;
        this.listeners = listeners;
        this.places = new Places<>(options.sessions());
    }

    /** Serves at the path of the options. */
    public void attach(Router router) {
        router.prefix(options.path(), options.maxPayload(), new Polling(), this::open);
    }

    /** How many sessions are open. */
    public int sessions() {
        return sessions.size();
    }

    /** Ends every session; the client is told. Returns before that has happened. */
    public void closeAll() {
        sessions.values().forEach(session -> session.closeLater(CloseReason.SERVER));
    }

    private CompletableFuture<Response> openPolling(Request request) {
        EngineIoSession session = newSession(request).orElse(null);
        if (session == null) {
            return CompletableFuture.completedFuture(full());
        }
        PollingTransport transport = new PollingTransport(session, options, metrics);
        session.open(transport, List.of(WebSocketTransport.NAME), listeners);
        CompletableFuture<Response> answer = new CompletableFuture<>();
        transport.poll(session.revision(), answer);
        return answer;
    }

    private Decision open(Request request) {
        Optional<Response> objection = objection(request, WebSocketTransport.NAME);
        if (objection.isPresent()) {
            return new Decision.Refused(objection.get());
        }
        String sid = request.query().get("sid");
        if (sid == null) {
            return newSession(request)
                    .map(opened -> accepted(request, new Direct(opened), null))
                    .orElseGet(() -> new Decision.Refused(full()));
        }
        EngineIoSession session = sessions.get(sid);
        EngineIoRevision revision = EngineIoRevision.of(request).orElseThrow(); // there is an objection to any other
        if (session == null) {
            return new Decision.Refused(EngineIoError.UNKNOWN_SESSION.response());
        } else if (session.isUpgraded() || session.protocolVersion() != revision.number()) {
            return new Decision.Refused(EngineIoError.BAD_REQUEST.response());
        }
        UpgradeProbe probe =
                new UpgradeProbe(session, revision, options.upgradeTimeout().toNanos());
        return accepted(request, probe, session.eventLoop());
    }

    private Decision accepted(Request request, WebSocketListener listener, @Nullable EventLoop home) {
        @Nullable
        PermessageDeflate deflate = options.compression() == Compression.OFF
                ? null
                : PermessageDeflate.agree(request.header("sec-websocket-extensions"), EngineIoOptions.COMPRESS_FROM)
                        .orElse(null);
        return new Decision.Accepted(listener, options.webSocket(), home, null, deflate);
    }

    private static Response full() {
        return Problem.of(503, "This host has no room left now.");
    }

    /** A session with a place of its own; empty when there is none left. */
    private Optional<EngineIoSession> newSession(Request request) {
        byte[] bytes = new byte[SID_BYTES];
        random.nextBytes(bytes);
        String sid = Base64.getUrlEncoder().encodeToString(bytes);
        EngineIoSession session = new EngineIoSession(
                sid,
                EngineIoRevision.of(request).orElseThrow(), // there is an objection to any other
                request,
                request.connection().eventLoop(),
                options,
                register);
        Outcome<EngineIoSession> outcome = places.take(session, address(session));
        if (outcome instanceof Outcome.Full) {
            return Optional.empty();
        } else if (outcome instanceof Outcome.TakenFrom<EngineIoSession> taken) {
            taken.oldest().closeLater(CloseReason.SERVER);
        }
        sessions.put(sid, session);
        metrics.sessions().increment();
        return Optional.of(session);
    }

    private static InetAddress address(EngineIoSession session) {
        return session.opening().remoteAddress().getAddress();
    }

    /** Keeps the sessions and their places. */
    private final class Sessions implements EngineIoSession.Register {
        @Override
        public void letIn(EngineIoSession session) {
            places.letIn(session);
        }

        @Override
        public void ended(EngineIoSession session) {
            sessions.remove(session.sid());
            places.giveBack(session, address(session));
            metrics.sessions().decrement();
        }
    }

    /** Long-polling. */
    private final class Polling implements HttpRoute {
        @Override
        public Optional<Response> beforeBody(Request head, CompletionStage<Void> over) {
            EngineIoSession session = sessions.get(head.query().getOrDefault("sid", ""));
            if (session == null || session.isUpgraded() || !head.method().equals("POST") || session.beginPost(over)) {
                return Optional.empty();
            }
            return Optional.of(EngineIoError.BAD_REQUEST.response());
        }

        @Override
        public CompletionStage<Response> answer(Request request) {
            Optional<Response> objection = objection(request, PollingTransport.NAME);
            if (objection.isPresent()) {
                return CompletableFuture.completedFuture(objection.get());
            }
            String sid = request.query().get("sid");
            if (sid == null) {
                return openPolling(request);
            }
            EngineIoSession session = sessions.get(sid);
            if (session == null) {
                return CompletableFuture.completedFuture(EngineIoError.UNKNOWN_SESSION.response());
            }
            if (session.isAuthenticated()) {
                request.connection().markAuthenticated();
            }
            CompletableFuture<Response> answer = new CompletableFuture<>();
            EventLoop loop = session.eventLoop();
            if (loop.inEventLoop()) {
                dispatch(session, request, answer);
            } else {
                loop.execute(() -> dispatch(session, request, answer));
            }
            return answer;
        }
    }

    /** A WebSocket that opens a session of its own. */
    private final class Direct implements WebSocketListener {
        private final EngineIoSession session;
        private final WebSocketTransport.Inbound inbound;

        Direct(EngineIoSession session) {
            this.session = session;
            inbound = new WebSocketTransport.Inbound(session);
        }

        @Override
        public void onOpen(WebSocketConnection connection) {
            session.open(new WebSocketTransport(connection, session.revision()), List.of(), listeners);
        }

        @Override
        public void onText(String text) {
            inbound.text(text);
        }

        @Override
        public void onBinary(byte[] data) {
            inbound.binary(data);
        }

        @Override
        public void onClosed(WebSocketListener.ClosedBy by) {
            session.close(WebSocketTransport.reason(by));
        }
    }

    /** What keeps the request from being looked at by its session, or from opening one. */
    private static Optional<Response> objection(Request request, String transport) {
        String named = request.query().getOrDefault("transport", "");
        boolean known = named.equals(PollingTransport.NAME) || named.equals(WebSocketTransport.NAME);
        if (!known) {
            return Optional.of(EngineIoError.UNKNOWN_TRANSPORT.response());
        } else if (!named.equals(transport)) {
            return Optional.of(EngineIoError.BAD_REQUEST.response());
        } else if (!request.query().containsKey("sid") && !request.method().equals("GET")) {
            return Optional.of(EngineIoError.BAD_HANDSHAKE_METHOD.response());
        } else if (EngineIoRevision.of(request).isEmpty()) {
            return Optional.of(EngineIoError.UNSUPPORTED_VERSION.response());
        } else if (named.equals(PollingTransport.NAME) && request.query().containsKey("j")) {
            return Optional.of(EngineIoError.JSONP.response());
        }
        return Optional.empty();
    }

    private static void dispatch(EngineIoSession session, Request request, CompletableFuture<Response> answer) {
        if (session.isClosed()) {
            answer.complete(EngineIoError.UNKNOWN_SESSION.response());
        } else if (!request.query().getOrDefault("EIO", "").equals(String.valueOf(session.protocolVersion()))
                || !(session.transport() instanceof PollingTransport polling)) {
            answer.complete(EngineIoError.BAD_REQUEST.response());
        } else if (request.method().equals("GET")) {
            polling.poll(form(session, request), answer);
        } else if (request.method().equals("POST")) {
            polling.post(request, answer);
        } else {
            answer.complete(EngineIoError.BAD_REQUEST.response());
        }
    }

    /** As the session was opened; or in text, when a poll asks for that by itself. */
    private static EngineIoRevision form(EngineIoSession session, Request poll) {
        return EngineIoRevision.of(poll)
                .filter(EngineIoRevision.THREE_IN_TEXT::equals)
                .orElse(session.revision());
    }
}
