package chat.hearth.server.web;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The plain WebSockets of a host by the rooms that they hear. Any thread. */
final class Listeners {
    private final Set<PlainSocket> all = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<PlainSocket>> rooms = new ConcurrentHashMap<>();

    void add(PlainSocket socket) {
        all.add(socket);
    }

    void remove(PlainSocket socket) {
        all.remove(socket);
        rooms.keySet().forEach(room -> leave(room, socket));
    }

    void join(String room, PlainSocket socket) {
        rooms.compute(room, (name, members) -> {
            Set<PlainSocket> now = members == null ? ConcurrentHashMap.newKeySet() : members;
            now.add(socket);
            return now;
        });
    }

    void leave(String room, PlainSocket socket) {
        rooms.computeIfPresent(room, (name, members) -> {
            members.remove(socket);
            return members.isEmpty() ? null : members;
        });
    }

    Set<PlainSocket> all() {
        return all;
    }

    Set<PlainSocket> of(String room) {
        return rooms.getOrDefault(room, Set.of());
    }
}
