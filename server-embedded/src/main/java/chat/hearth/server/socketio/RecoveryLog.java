package chat.hearth.server.socketio;

import chat.hearth.protocol.socketio.SocketIoEncoder;
import chat.hearth.protocol.socketio.SocketIoPacket;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The events of a namespace that a client may have missed, and the clients that may come back for them. Any thread.
 *
 * <p>Nothing is missed and nothing comes twice, since every event is handed to the event loops while this is locked, in
 * the order of the log, and a client that comes back enters its loop under the same lock.
 */
final class RecoveryLog {
    private final RecoveryWindow window;
    private final LongSupplier nanoTime;
    private final String prefix = SocketIds.next() + "."; // an offset of another run is not found

    // Guarded by this.
    private final Deque<Packet> packets = new ArrayDeque<>();
    private final Map<String, Gone> sessions = new LinkedHashMap<>();
    private long last;
    private long bytes;

    /** An event as it was sent, and to whom: everybody when both {@code rooms} and {@code only} say nothing. */
    private record Packet(
            long number,
            Emission emission,
            Set<String> rooms,
            Set<String> except,
            @Nullable String only,
            int bytes,
            long at) {
        boolean isFor(Session session) {
            if (only != null) {
                return only.equals(session.id());
            }
            return !except.contains(session.id())
                    && (rooms.isEmpty() || rooms.stream().anyMatch(session.rooms()::contains));
        }
    }

    private record Gone(Session session, long since) {}

    /**
     * What is kept of a client.
     *
     * @param pid the secret by which it names this; null for one that cannot come back
     * @param id  what its socket is called
     */
    record Session(
            @Nullable String pid,
            String id,
            Set<String> rooms,
            @Nullable Object attachment) {
        Session {
            rooms = Set.copyOf(rooms);
        }

        @Override
        public String toString() {
            return "Session[" + id + "]"; // the other is a secret
        }
    }

    /**
     * A client that is back.
     *
     * @param missed as they were sent
     */
    record Restored(Session session, List<Emission> missed) {}

    RecoveryLog(RecoveryWindow window, LongSupplier nanoTime) {
        this.window = window;
        this.nanoTime = nanoTime;
    }

    /**
     * Puts events for many sockets into the log.
     *
     * @param deliver hands the events, as they are to be sent, to the event loops
     */
    synchronized void send(RoomBroadcast to, List<Emission> emissions, Consumer<List<Emission>> deliver) {
        if (to.isVolatile()) {
            deliver.accept(emissions);
            return;
        }
        Set<String> except = new HashSet<>();
        to.except().forEach(socket -> except.add(socket.id()));
        deliver.accept(keep(emissions, to.rooms(), except, null));
    }

    /** The same for one socket. */
    synchronized void send(String socketId, List<Emission> emissions, Consumer<List<Emission>> deliver) {
        deliver.accept(keep(emissions, Set.of(), Set.of(), socketId));
    }

    private List<Emission> keep(
            List<Emission> emissions, Set<String> rooms, Set<String> except, @Nullable String only) {
        List<Emission> numbered = new ArrayList<>(emissions.size());
        for (Emission emission : emissions) {
            last++;
            Emission sent = withOffset(emission, last);
            Packet packet = new Packet(last, sent, rooms, except, only, size(sent), nanoTime.getAsLong());
            packets.addLast(packet);
            bytes += packet.bytes;
            numbered.add(sent);
        }
        forgetPackets();
        return numbered;
    }

    /** The offset is one more argument, which clients remember and handlers do not look at. */
    private Emission withOffset(Emission emission, long number) {
        List<JsonElement> args = new ArrayList<>(emission.args());
        args.add(new JsonPrimitive(prefix + number));
        return new Emission(emission.event(), args, emission.attachments());
    }

    private static int size(Emission emission) {
        JsonArray args = new JsonArray();
        emission.args().forEach(args::add);
        var event = new SocketIoPacket.Ack(SocketIoPacket.MAIN_NAMESPACE, 0, args, List.of());
        int size = SocketIoEncoder.encodeText(event).length();
        for (byte[] attachment : emission.attachments()) {
            size += attachment.length;
        }
        return size;
    }

    private void forgetPackets() {
        long now = nanoTime.getAsLong();
        while (!packets.isEmpty()
                && (packets.size() > window.packets()
                        || bytes > window.bytes()
                        || now - packets.getFirst().at > window.longest().toNanos())) {
            bytes -= packets.removeFirst().bytes;
        }
    }

    /** Remembers a client whose connection broke, if it is one that can come back. */
    synchronized void remember(Session session) {
        if (session.pid() == null) {
            return;
        }
        sessions.put(session.pid(), new Gone(session, nanoTime.getAsLong()));
        Iterator<Gone> oldest = sessions.values().iterator();
        while (oldest.hasNext() && (isTooLong(oldest.next()) || sessions.size() > window.sessions())) {
            oldest.remove();
        }
    }

    private boolean isTooLong(Gone gone) {
        return nanoTime.getAsLong() - gone.since > window.longest().toNanos();
    }

    /**
     * Looks for a client that says it has been here.
     *
     * @param offset that of the last event it has
     * @param most   bytes that it may have missed: more would only overrun its queue
     * @param enter  lets it in, on its event loop, which this must only be handed to; not called when something that it
     *               missed is not kept any more
     * @return whether it was let in
     */
    synchronized boolean restore(String pid, String offset, int most, Consumer<Restored> enter) {
        Gone gone = sessions.get(pid);
        if (gone == null || isTooLong(gone)) {
            sessions.remove(pid);
            return false;
        }
        forgetPackets();
        long from = number(offset);
        List<Emission> missed = new ArrayList<>();
        long missedBytes = 0;
        for (Packet packet : packets) {
            if (packet.number > from && packet.isFor(gone.session)) {
                missed.add(packet.emission);
                missedBytes += packet.bytes;
            }
        }
        boolean isWhole = isKeptAfter(from) && missedBytes <= most;
        if (isWhole) {
            sessions.remove(pid);
            enter.accept(new Restored(gone.session, missed));
        }
        return isWhole;
    }

    /** Which event an offset names; -1 when it is none of ours. */
    private long number(String offset) {
        String digits = offset.startsWith(prefix) ? offset.substring(prefix.length()) : "";
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : -1;
    }

    private boolean isKeptAfter(long number) {
        long oldest = packets.isEmpty() ? last + 1 : packets.getFirst().number;
        return number >= oldest - 1 && number <= last && number > 0;
    }
}
