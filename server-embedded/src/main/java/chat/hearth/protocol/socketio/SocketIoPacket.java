package chat.hearth.protocol.socketio;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One Socket.IO packet. Binary arguments stand in {@code args} as the protocol's placeholders
 * ({@code {"_placeholder":true,"num":0}}), checked against {@code attachments}; see {@link Placeholders}.
 *
 * <p>Source: Socket.IO protocol revision 5, "Packet encoding".
 */
public sealed interface SocketIoPacket {
    /** The namespace that every client may ask for. */
    String MAIN_NAMESPACE = "/";

    String namespace();

    /**
     * A client asks for a namespace, or the server lets it in.
     *
     * @param data the client's {@code auth}, or the server's {@code {"sid": …}}; null when absent
     */
    record Connect(String namespace, @Nullable JsonElement data) implements SocketIoPacket {
        @Override
        public String toString() {
            return "Connect[" + namespace + "]"; // auth holds secrets
        }
    }

    /** Either side leaves a namespace. */
    record Disconnect(String namespace) implements SocketIoPacket {}

    /**
     * An event, with or without an answer asked for.
     *
     * @param args the event's name, then its arguments; never empty and starts with a string, or with a number, which the
     *             reference implementation takes for a name as well
     */
    record Event(String namespace, OptionalInt ackId, JsonArray args, List<byte[]> attachments)
            implements SocketIoPacket {
        public Event {
            attachments = List.copyOf(attachments);
        }

        /** The event's name. */
        public String name() {
            return args.get(0).getAsString();
        }

        @Override
        public String toString() {
            return "Event[" + namespace + "]";
        }
    }

    /** The answer to the event that carried this id. */
    record Ack(String namespace, int id, JsonArray args, List<byte[]> attachments) implements SocketIoPacket {
        public Ack {
            attachments = List.copyOf(attachments);
        }

        @Override
        public String toString() {
            return "Ack[" + namespace + " " + id + "]";
        }
    }

    /** The server does not let the client into a namespace. */
    record ConnectError(String namespace, JsonElement data) implements SocketIoPacket {}
}
