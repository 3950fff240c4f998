package chat.hearth.server.socketio;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The sockets of one namespace that live on one event loop, and their rooms. Confined to that loop, except for
 * {@link #isEmpty}.
 */
final class LoopMembers {
    private final EventLoop loop;
    private final Members all = new Members();
    private final Map<String, Members> rooms = new HashMap<>();
    private volatile int count;
    private long round;

    LoopMembers(EventLoop loop) {
        this.loop = loop;
    }

    EventLoop loop() {
        return loop;
    }

    /** Whether nobody lives here. Any thread; whoever knows a socket sees that it is counted. */
    boolean isEmpty() {
        return count == 0;
    }

    void add(NamespaceSocket socket) {
        all.add(socket);
        count = all.list.size();
    }

    void remove(NamespaceSocket socket) {
        socket.rooms().forEach(room -> removeFrom(room, socket));
        all.remove(socket);
        count = all.list.size();
    }

    void join(String room, NamespaceSocket socket) {
        rooms.computeIfAbsent(room, name -> new Members()).add(socket);
    }

    void leave(String room, NamespaceSocket socket) {
        removeFrom(room, socket);
    }

    private void removeFrom(String room, NamespaceSocket socket) {
        Members members = rooms.get(room);
        if (members != null) {
            members.remove(socket);
            if (members.list.isEmpty()) {
                rooms.remove(room);
            }
        }
    }

    /** Sends to each member of the rooms, or to all when no room is named, once. */
    void send(RoomBroadcast to, Announcement announcement) {
        if (to.rooms().isEmpty()) {
            send(all, to, announcement);
        } else if (to.rooms().size() == 1) {
            Members members = rooms.get(to.rooms().iterator().next());
            if (members != null) {
                send(members, to, announcement);
            }
        } else {
            long thisRound = ++round;
            forEachOnce(to.rooms(), thisRound, socket -> send(socket, to, announcement));
        }
    }

    private void forEachOnce(Set<String> to, long thisRound, Consumer<NamespaceSocket> action) {
        for (String room : to) {
            Members members = rooms.get(room);
            if (members != null) {
                for (NamespaceSocket socket : members.list) {
                    if (socket.firstIn(thisRound)) {
                        action.accept(socket);
                    }
                }
            }
        }
    }

    private static void send(Members members, RoomBroadcast to, Announcement announcement) {
        // By index: sending changes no list (a socket that is closed for it is closed later), and makes no garbage.
        List<NamespaceSocket> list = members.list;
        for (int i = 0; i < list.size(); i++) {
            send(list.get(i), to, announcement);
        }
    }

    private static void send(NamespaceSocket socket, RoomBroadcast to, Announcement announcement) {
        if (to.except().isEmpty() || !to.except().contains(socket)) {
            socket.deliver(announcement, to.isVolatile());
        }
    }

    /** A list that is quick to go through, with the place of each member, so that one is quick to take out. */
    private static final class Members {
        private final List<NamespaceSocket> list = new ArrayList<>();
        private final Map<NamespaceSocket, Integer> places = new HashMap<>();

        void add(NamespaceSocket socket) {
            if (places.putIfAbsent(socket, list.size()) == null) {
                list.add(socket);
            }
        }

        void remove(NamespaceSocket socket) {
            Integer place = places.remove(socket);
            if (place != null) {
                NamespaceSocket last = list.remove(list.size() - 1);
                if (last != socket) {
                    list.set(place, last);
                    places.put(last, place);
                }
            }
        }
    }
}
