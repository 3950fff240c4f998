package chat.hearth.server.gateway;

import chat.hearth.chat.Actor;
import chat.hearth.chat.Member;
import chat.hearth.chat.RoomId;
import chat.hearth.protocol.chat.HostEvent;
import chat.hearth.protocol.chat.HostEventJson;
import chat.hearth.server.socketio.Emission;
import chat.hearth.server.socketio.ServerSocket;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One connection of one person. Its requests are taken in order: while one changes what the person is a member of, those
 * after it wait.
 */
final class Seat {
    /** What all who are in are called among the rooms of Socket.IO. */
    static final String EVERYBODY = "everybody";

    /** Most requests of one connection that have no answer yet. */
    static final int MOST_UNDER_WAY = 256;

    private final ServerSocket socket;
    private final Visitor visitor;
    private final Set<RoomId> rooms = ConcurrentHashMap.newKeySet();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile Member member;
    private volatile boolean sentAway;

    // Guarded by this.
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int holds = 1; // until the person has entered

    // Confined to the room loop.
    private final Set<RoomId> behind = new HashSet<>();
    private final Set<RoomId> entering = new HashSet<>();
    private boolean present;

    Seat(ServerSocket socket, Visitor visitor) {
        this.socket = socket;
        this.visitor = visitor;
        this.member = visitor.member();
    }

    ServerSocket socket() {
        return socket;
    }

    Visitor visitor() {
        return visitor;
    }

    /** Who sits here, under the name and with the role that they have now. Any thread. */
    Member member() {
        return member;
    }

    /** In the room loop, once the log says so. */
    void become(Member now) {
        member = now;
    }

    /** In which capacity they ask for things. Any thread. */
    Actor actor() {
        return visitor.isPlain() ? Actor.PLAIN : Actor.of(member.role());
    }

    /** Whether they had to go; nothing that they ask for is done any more. Any thread. */
    boolean isSentAway() {
        return sentAway;
    }

    void sendAway() {
        sentAway = true;
    }

    /** The rooms that this person may post to. Any thread. */
    Set<RoomId> rooms() {
        return rooms;
    }

    /** The rooms whose missing events are still being sent; live ones would overtake them. */
    Set<RoomId> behind() {
        return behind;
    }

    /** The rooms that this connection has asked to join and has no page of yet. */
    Set<RoomId> entering() {
        return entering;
    }

    boolean isPresent() {
        return present;
    }

    void setPresent(boolean isPresent) {
        present = isPresent;
    }

    /** From here on the connection gets what is said to all who are in, whatever their rooms. */
    void hearEverybody() {
        socket.join(EVERYBODY);
    }

    /** From here on the connection gets what happens in the room. In the room loop, where nothing can come between. */
    void hear(RoomId room) {
        socket.join(channel(room));
    }

    void stopHearing(RoomId room) {
        socket.leave(channel(room));
    }

    /** What the room is called among the rooms of Socket.IO. */
    static String channel(RoomId room) {
        return "room:" + room.value();
    }

    void emit(HostEvent event) {
        socket.emit(event.event(), HostEventJson.write(event));
    }

    static Emission emission(HostEvent event) {
        return new Emission(event.event(), HostEventJson.write(event));
    }

    /** Counts a request in; false when too many have no answer yet. */
    boolean begin() {
        if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
            underWay.decrementAndGet();
            return false;
        }
        return true;
    }

    /** Counts a request out. */
    void end() {
        underWay.decrementAndGet();
    }

    /** Runs the request now, or after the one that holds the others up. */
    synchronized void inOrder(Runnable request) {
        if (holds > 0) {
            waiting.add(request); // bounded by the requests under way
        } else {
            request.run();
        }
    }

    /** Called for something that the requests after it must wait for. The one that is being taken is taken first. */
    synchronized void hold() {
        holds++;
    }

    /** Lets the waiting requests go on when nothing else holds them, up to the next that holds. */
    synchronized void release() {
        holds--;
        while (holds == 0 && !waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
