package chat.hearth.server.socketio;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who takes what comes from one socket. Handlers are added by any thread and called by the socket's event loop. */
final class SocketHandlers {
    private final Map<String, EventHandler> events = new ConcurrentHashMap<>();
    private final List<Consumer<DisconnectReason>> disconnects = new CopyOnWriteArrayList<>();
    private volatile @Nullable OtherHandler other;

    void on(String event, EventHandler handler) {
        events.put(event, handler);
    }

    void onOther(OtherHandler handler) {
        other = handler;
    }

    void onDisconnect(Consumer<DisconnectReason> handler) {
        disconnects.add(handler);
    }

    void handle(String event, Arguments arguments, AckReply reply) {
        EventHandler handler = events.get(event);
        OtherHandler rest = other;
        if (handler != null) {
            handler.handle(arguments, reply);
        } else if (rest != null) {
            rest.handle(event, arguments, reply);
        }
    }

    void disconnected(DisconnectReason reason) {
        disconnects.forEach(handler -> handler.accept(reason));
    }
}
