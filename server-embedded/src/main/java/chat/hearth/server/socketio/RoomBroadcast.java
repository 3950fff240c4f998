package chat.hearth.server.socketio;

import com.google.gson.JsonElement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A {@link Broadcast} to the sockets of one namespace. */
record RoomBroadcast(NamespaceHub namespace, Set<String> rooms, Set<NamespaceSocket> except, boolean isVolatile)
        implements Broadcast {
    RoomBroadcast {
        rooms = Set.copyOf(rooms);
        except = Set.copyOf(except);
    }

    @Override
    public Broadcast to(String room) {
        return new RoomBroadcast(namespace, with(rooms, room), except, isVolatile);
    }

    @Override
    public Broadcast except(ServerSocket socket) {
        // A socket of another implementation is in no list that is gone through.
        return socket instanceof NamespaceSocket known
                ? new RoomBroadcast(namespace, rooms, with(except, known), isVolatile)
                : this;
    }

    @Override
    public Broadcast volatileOnly() {
        return new RoomBroadcast(namespace, rooms, except, true);
    }

    @Override
    public void emit(String event, JsonElement... args) {
        emitAll(List.of(new Emission(event, List.of(args))));
    }

    @Override
    public void emitAll(List<Emission> emissions) {
        namespace.send(this, emissions);
    }

    private static <T> Set<T> with(Set<T> some, T more) {
        Set<T> all = new HashSet<>(some);
        all.add(more);
        return all;
    }
}
