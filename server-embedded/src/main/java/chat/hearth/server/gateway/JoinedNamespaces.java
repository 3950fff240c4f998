package chat.hearth.server.gateway;

import chat.hearth.chat.RoomId;
import chat.hearth.server.socketio.Broadcast;
import chat.hearth.server.socketio.Emission;
import chat.hearth.server.socketio.Middleware;
import chat.hearth.server.socketio.Namespace;
import chat.hearth.server.socketio.ServerSocket;
import com.google.gson.JsonElement;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Several namespaces as one, so that everybody in a room hears the same however they came. Any thread. */
public record JoinedNamespaces(List<Namespace> parts) implements Namespace {
    /** The room of a namespace that hears the lobby's durable events. */
    public static final String LOBBY = Seat.channel(RoomId.LOBBY);

    public JoinedNamespaces {
        parts = List.copyOf(parts);
    }

    @Override
    public String name() {
        return parts.get(0).name();
    }

    @Override
    public Namespace use(Middleware middleware) {
        parts.forEach(part -> part.use(middleware));
        return this;
    }

    @Override
    public Namespace onConnection(Consumer<ServerSocket> handler) {
        parts.forEach(part -> part.onConnection(handler));
        return this;
    }

    @Override
    public Broadcast to(String room) {
        return new All(parts.stream().map(part -> part.to(room)).toList());
    }

    @Override
    public Broadcast toAll() {
        return new All(parts.stream().map(Namespace::toAll).toList());
    }

    /** A socket is excepted where it is; the other parts do not know it. */
    private record All(List<Broadcast> parts) implements Broadcast {
        @Override
        public Broadcast to(String room) {
            return each(part -> part.to(room));
        }

        @Override
        public Broadcast except(ServerSocket socket) {
            return each(part -> part.except(socket));
        }

        @Override
        public Broadcast volatileOnly() {
            return each(Broadcast::volatileOnly);
        }

        @Override
        public void emit(String event, JsonElement... args) {
            parts.forEach(part -> part.emit(event, args));
        }

        @Override
        public void emitAll(List<Emission> emissions) {
            parts.forEach(part -> part.emitAll(emissions));
        }

        private Broadcast each(UnaryOperator<Broadcast> change) {
            return new All(parts.stream().map(change).toList());
        }
    }
}
