package chat.hearth.protocol.socketio;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import chat.hearth.protocol.engineio.EngineIoPacket;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads Socket.IO packets from Engine.IO messages and collects the attachments of binary ones (Socket.IO protocol
 * revision 5, "Packet encoding"). Holds at most one packet that waits for attachments. Confined to its session's thread.
 */
public final class SocketIoDecoder {
    private static final int MAX_NAMESPACE_LENGTH = 256;
    private static final int MAX_QUERY_LENGTH = 4_096;
    private static final int MAX_ACK_DIGITS = 9;

    /** Names by which clients call what happens to a connection (socket.io-parser's list). */
    private static final Set<String> RESERVED_EVENTS =
            Set.of("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener");

    private final int mostAttachments;
    private @Nullable Waiting waiting;

    private record Waiting(SocketIoPacket packet, int count, List<byte[]> attachments) {}

    /**
     * Makes a decoder for one session.
     *
     * @param mostAttachments most attachments of one packet
     */
    public SocketIoDecoder(int mostAttachments) {
        this.mostAttachments = mostAttachments;
    }

    /** Takes the next message; the packet, once it is whole. After an exception the session must be closed. */
    public Optional<SocketIoPacket> accept(EngineIoPacket message) throws PacketException {
        if (message instanceof EngineIoPacket.Binary binary) {
            return attach(binary.data());
        }
        if (waiting != null) {
            throw new PacketException("a text message came where an attachment was due");
        }
        return new Reader(((EngineIoPacket.Text) message).data()).read();
    }

    private Optional<SocketIoPacket> attach(byte[] data) throws PacketException {
        Waiting current = waiting;
        if (current == null) {
            throw new PacketException("an attachment came that no packet announced");
        }
        current.attachments.add(data);
        if (current.attachments.size() < current.count) {
            return Optional.empty();
        }
        waiting = null;
        return Optional.of(
                current.packet instanceof SocketIoPacket.Event event
                        ? new SocketIoPacket.Event(event.namespace(), event.ackId(), event.args(), current.attachments)
                        : withAttachments((SocketIoPacket.Ack) current.packet, current.attachments));
    }

    private static SocketIoPacket withAttachments(SocketIoPacket.Ack ack, List<byte[]> attachments) {
        return new SocketIoPacket.Ack(ack.namespace(), ack.id(), ack.args(), attachments);
    }

    /** One pass over one text message. */
    private final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Optional<SocketIoPacket> read() throws PacketException {
            if (text.isEmpty()) {
                throw new PacketException("a Socket.IO packet starts with its type");
            }
            char type = text.charAt(at++);
            boolean binary = type == '5' || type == '6';
            int attachments = binary ? attachmentCount() : 0;
            String namespace = namespace();
            OptionalInt id = number();
            @Nullable JsonElement data = at < text.length() ? StrictJson.parse(text.substring(at)) : null;
            SocketIoPacket packet = packet(type, namespace, id, data);
            // Without attachments, what looks like a placeholder is what somebody says.
            if (attachments > 0 && !Placeholders.areWithin(data == null ? new JsonArray() : data, attachments)) {
                throw new PacketException("a placeholder names an attachment that is not there");
            }
            if (attachments == 0) {
                return Optional.of(packet);
            }
            waiting = new Waiting(packet, attachments, new ArrayList<>());
            return Optional.empty();
        }

        private SocketIoPacket packet(char type, String namespace, OptionalInt id, @Nullable JsonElement data)
                throws PacketException {
            switch (type) {
                case '0' -> {
                    if (id.isPresent() || !(data == null || data instanceof JsonObject)) {
                        throw new PacketException("a CONNECT carries an object or nothing");
                    }
                    return new SocketIoPacket.Connect(namespace, data);
                }
                case '1' -> {
                    if (id.isPresent() || data != null) {
                        throw new PacketException("a DISCONNECT carries nothing");
                    }
                    return new SocketIoPacket.Disconnect(namespace);
                }
                case '2', '5' -> {
                    return new SocketIoPacket.Event(namespace, id, eventArguments(data), List.of());
                }
                case '3', '6' -> {
                    if (id.isEmpty() || !(data instanceof JsonArray args)) {
                        throw new PacketException("an ACK carries an id and an array");
                    }
                    return new SocketIoPacket.Ack(namespace, id.getAsInt(), args, List.of());
                }
                case '4' -> {
                    if (id.isPresent() || !(data instanceof JsonObject || data instanceof JsonPrimitive)) {
                        throw new PacketException("a CONNECT_ERROR carries an object or a string");
                    }
                    return new SocketIoPacket.ConnectError(namespace, data);
                }
                default -> throw new PacketException("unknown Socket.IO packet type");
            }
        }

        private static JsonArray eventArguments(@Nullable JsonElement data) throws PacketException {
            if (!(data instanceof JsonArray args)
                    || args.isEmpty()
                    || !(args.get(0) instanceof JsonPrimitive name)
                    || name.isBoolean()) {
                throw new PacketException("an EVENT carries an array that starts with its name");
            }
            if (RESERVED_EVENTS.contains(name.getAsString())) {
                throw new PacketException("an EVENT has a reserved name");
            }
            return args;
        }

        private int attachmentCount() throws PacketException {
            OptionalInt count = number();
            if (count.isEmpty() || at >= text.length() || text.charAt(at++) != '-') {
                throw new PacketException("a binary packet starts with the number of its attachments");
            }
            if (count.getAsInt() > mostAttachments) {
                throw new PacketException("more than " + mostAttachments + " attachments");
            }
            return count.getAsInt();
        }

        private String namespace() throws PacketException {
            if (at >= text.length() || text.charAt(at) != '/') {
                return SocketIoPacket.MAIN_NAMESPACE;
            }
            int comma = text.indexOf(',', at);
            int end = comma < 0 ? text.length() : comma;
            String namespace = text.substring(at, end);
            int query = namespace.indexOf('?'); // older clients put one there
            if ((query < 0 ? namespace.length() : query) > MAX_NAMESPACE_LENGTH
                    || namespace.length() > MAX_NAMESPACE_LENGTH + MAX_QUERY_LENGTH) {
                throw new PacketException("a namespace is too long");
            }
            at = comma < 0 ? end : comma + 1;
            return namespace;
        }

        private OptionalInt number() throws PacketException {
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            if (at == start) {
                return OptionalInt.empty();
            }
            if (at - start > MAX_ACK_DIGITS) {
                throw new PacketException("a number is too long");
            }
            return OptionalInt.of(Integer.parseInt(text.substring(start, at)));
        }
    }
}
