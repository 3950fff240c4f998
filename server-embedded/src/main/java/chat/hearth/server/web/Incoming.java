package chat.hearth.server.web;

import chat.hearth.chat.RoomId;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import chat.hearth.server.Sentences;
import chat.hearth.server.http.Request;
import chat.hearth.server.net.WebSocketConnection;
import chat.hearth.server.net.WebSocketListener;
import chat.hearth.server.socketio.Admission;
import chat.hearth.server.socketio.Arguments;
import chat.hearth.server.socketio.Candidate;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What comes in on a plain WebSocket. Frames that come before the person has been let in wait for that. Confined to its event
 * loop.
 */
final class Incoming implements WebSocketListener {
    private static final Logger log = LoggerFactory.getLogger(Incoming.class);

    /** Most frames that wait until the person has been let in. */
    private static final int MOST_WAITING = 64;

    private final PlainSocket socket;
    private final PlainNamespace namespace;
    private final Request request;
    private final Dialect dialect;
    private final Deque<String> waiting = new ArrayDeque<>();
    private State state = State.SILENT;
    private @Nullable WebSocketConnection connection;
    private @Nullable ScheduledFuture<?> deadline;
    private @Nullable Speech speech;

    private enum State {
        /** Nobody has said who they are. */
        SILENT,
        KNOCKING,
        IN,
        GONE
    }

    Incoming(PlainSocket socket, PlainNamespace namespace, Request request, Dialect dialect) {
        this.socket = socket;
        this.namespace = namespace;
        this.request = request;
        this.dialect = dialect;
    }

    @Override
    public void onOpen(WebSocketConnection opened) {
        connection = opened;
        socket.opened(opened);
        opened.watch(namespace.limits().pingInterval(), namespace.limits().pingTimeout());
        deadline = opened.eventLoop()
                .schedule(
                        () -> refuse(Sentences.of("ws.no-hello")),
                        namespace.limits().connectDeadline().toNanos(),
                        TimeUnit.NANOSECONDS);
        if (dialect == Dialect.TEXT || request.query().containsKey("name")) {
            knock(socket.candidate(new JsonObject()));
        }
    }

    @Override
    public void onText(String text) {
        switch (state) {
            case SILENT -> hello(text);
            case KNOCKING -> hold(text);
            case IN -> speak(text);
            case GONE -> {}
        }
    }

    private void hold(String text) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(text);
        } else {
            refuse(Sentences.of("ws.too-early"));
        }
    }

    private void speak(String text) {
        if (speech != null) {
            speech.hear(text);
        }
    }

    /** The first frame of {@code hearth.json}: {@code {"type": "hello", "name": …}}. */
    private void hello(String text) {
        try {
            JsonElement said = StrictJson.parse(text);
            if (said instanceof JsonObject json
                    && json.get("type") instanceof JsonPrimitive type
                    && type.getAsString().equals("hello")) {
                knock(socket.candidate(json));
                return;
            }
        } catch (PacketException e) {
            // Said below for all that is not a hello.
        }
        refuse(Sentences.of("ws.no-hello"));
    }

    private void knock(Candidate candidate) {
        state = State.KNOCKING;
        namespace.admit(candidate).whenComplete((admission, failure) -> {
            if (connection != null) {
                connection.eventLoop().execute(() -> answered(candidate, admission, failure));
            }
        });
    }

    private void answered(Candidate candidate, @Nullable Admission admission, @Nullable Throwable failure) {
        if (state != State.KNOCKING) {
            return; // it went while the answer was on its way; the place is given back by the deadline
        }
        if (admission instanceof Admission.Admitted admitted) {
            state = State.IN;
            cancelDeadline();
            socket.connected(candidate, admitted.attachment());
            Speech begun = dialect == Dialect.JSON ? new JsonSpeech(socket) : new TextSpeech(socket, room(), isGuest());
            speech = begun;
            begun.begin();
            while (!waiting.isEmpty() && state == State.IN) {
                begun.hear(waiting.remove());
            }
        } else if (admission instanceof Admission.Rejected rejected) {
            if (dialect == Dialect.JSON && rejected.data() instanceof JsonObject data && connection != null) {
                connection.sendText(JsonSpeech.error(data).toString());
            }
            refuse(rejected.message());
        } else {
            log.error("Somebody could not be let in", failure);
            close(WebSocketCloseStatus.INTERNAL_SERVER_ERROR, Sentences.of("ws.failed"));
        }
    }

    private boolean isGuest() {
        return !request.query().containsKey("name");
    }

    private String room() {
        return request.query().getOrDefault("room", RoomId.LOBBY.value());
    }

    @Override
    public void onBinary(byte[] data) {
        close(WebSocketCloseStatus.INVALID_MESSAGE_TYPE, Sentences.of("ws.no-binary"));
    }

    @Override
    public void onClosed(ClosedBy by) {
        boolean wasIn = state == State.IN;
        state = State.GONE;
        cancelDeadline();
        waiting.clear();
        if (wasIn) {
            socket.closed(by);
        }
    }

    private void refuse(String sentence) {
        close(WebSocketCloseStatus.POLICY_VIOLATION, sentence);
    }

    private void close(WebSocketCloseStatus status, String sentence) {
        if (connection != null) {
            connection.close(status, sentence);
        }
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    /** How the text frames of somebody who was let in are understood. */
    interface Speech {
        void begin();

        void hear(String text);

        /** For an argument that is the only one. */
        static Arguments argument(JsonElement value) {
            return new Arguments(List.of(value), List.of());
        }
    }
}
