package chat.hearth.protocol.socketio;

import chat.hearth.protocol.engineio.EngineIoPacket;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Socket.IO packets as Engine.IO messages: one text message, then one binary message for each attachment (Socket.IO
 * protocol revision 5, "Packet encoding"). Stateless; any thread.
 */
public final class SocketIoEncoder {
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private SocketIoEncoder() {}

    /** All Engine.IO messages of the packet, in the order in which they must be sent. */
    public static List<EngineIoPacket> encode(SocketIoPacket packet) {
        List<byte[]> attachments = attachments(packet);
        if (attachments.isEmpty()) {
            return List.of(EngineIoPacket.message(encodeText(packet)));
        }
        List<EngineIoPacket> messages = new ArrayList<>(1 + attachments.size());
        messages.add(EngineIoPacket.message(encodeText(packet)));
        attachments.forEach(bytes -> messages.add(new EngineIoPacket.Binary(bytes)));
        return messages;
    }

    /** The text message of the packet. */
    public static String encodeText(SocketIoPacket packet) {
        if (packet instanceof SocketIoPacket.Connect connect) {
            return text('0', 0, connect.namespace(), -1, connect.data());
        } else if (packet instanceof SocketIoPacket.Disconnect disconnect) {
            return text('1', 0, disconnect.namespace(), -1, null);
        } else if (packet instanceof SocketIoPacket.Event event) {
            int count = event.attachments().size();
            return text(
                    count == 0 ? '2' : '5',
                    count,
                    event.namespace(),
                    event.ackId().orElse(-1),
                    event.args());
        } else if (packet instanceof SocketIoPacket.Ack ack) {
            int count = ack.attachments().size();
            return text(count == 0 ? '3' : '6', count, ack.namespace(), ack.id(), ack.args());
        }
        SocketIoPacket.ConnectError error = (SocketIoPacket.ConnectError) packet;
        return text('4', 0, error.namespace(), -1, error.data());
    }

    private static List<byte[]> attachments(SocketIoPacket packet) {
        if (packet instanceof SocketIoPacket.Event event) {
            return event.attachments();
        }
        return packet instanceof SocketIoPacket.Ack ack ? ack.attachments() : List.of();
    }

    private static String text(char type, int attachments, String namespace, int ackId, @Nullable JsonElement data) {
        StringBuilder text = new StringBuilder().append(type);
        if (attachments > 0) {
            text.append(attachments).append('-');
        }
        if (!namespace.equals(SocketIoPacket.MAIN_NAMESPACE)) {
            text.append(namespace).append(',');
        }
        if (ackId >= 0) {
            text.append(ackId);
        }
        if (data != null) {
            GSON.toJson(data, text);
        }
        return text.toString();
    }
}
