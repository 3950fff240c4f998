package chat.hearth.server.socketio;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.socketio.SocketIoPacket;
import chat.hearth.server.engineio.EngineIoSession;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the revisions of the Socket.IO protocol that clients speak. All of it is in how a namespace is
 * entered; events, acknowledgements and attachments look the same. Stateless; any thread.
 */
enum ClientRevision {
    /** Revision 5: the clients from 3.0 on, over Engine.IO 4. */
    FIVE {
        @Override
        Entry entry(SocketIoPacket.Connect connect) {
            JsonObject auth = connect.data() instanceof JsonObject object ? object : new JsonObject();
            return new Entry(connect.namespace(), auth, Map.of());
        }

        @Override
        SocketIoPacket connected(NamespaceSocket socket) {
            JsonObject data = new JsonObject();
            data.addProperty("sid", socket.id());
            if (socket.pid() != null) {
                data.addProperty("pid", socket.pid());
            }
            return new SocketIoPacket.Connect(socket.name(), data);
        }

        @Override
        SocketIoPacket refused(String namespace, String message, @Nullable JsonElement data) {
            JsonObject error = new JsonObject();
            error.addProperty("message", message);
            if (data != null) {
                error.add("data", data);
            }
            return new SocketIoPacket.ConnectError(namespace, error);
        }

        @Override
        String socketId(EngineIoSession session, String namespace) {
            return SocketIds.next();
        }

        @Override
        String recoverySecret() {
            return SocketIds.next();
        }
    },

    /** Revisions 3 and 4: the clients up to 2.5, over Engine.IO 3. They are in the main namespace without asking. */
    OLDER {
        @Override
        Entry entry(SocketIoPacket.Connect connect) throws PacketException {
            String asked = connect.namespace();
            int mark = asked.indexOf('?');
            return mark < 0
                    ? new Entry(asked, new JsonObject(), Map.of())
                    : new Entry(asked.substring(0, mark), new JsonObject(), query(asked.substring(mark + 1)));
        }

        @Override
        SocketIoPacket connected(NamespaceSocket socket) {
            return new SocketIoPacket.Connect(socket.name(), null); // with more, client 2.1.1 never connects
        }

        @Override
        SocketIoPacket refused(String namespace, String message, @Nullable JsonElement data) {
            return new SocketIoPacket.ConnectError(namespace, data == null ? new JsonPrimitive(message) : data);
        }

        @Override
        String socketId(EngineIoSession session, String namespace) {
            // They are not told their id: they make it of what they know.
            return namespace.equals(SocketIoPacket.MAIN_NAMESPACE) ? session.sid() : namespace + "#" + session.sid();
        }

        @Override
        @Nullable
        String recoverySecret() {
            return null;
        }
    };

    private static final int QUERY_PARAMETERS = 64;

    /**
     * What a client asks for.
     *
     * @param namespace as the client names it
     * @param query     what it gave with the name, the first of each parameter
     */
    record Entry(String namespace, JsonObject auth, Map<String, String> query) {
        @Override
        public String toString() {
            return "Entry[" + namespace + "]"; // auth and query hold secrets
        }
    }

    /** The one that a session's client speaks. */
    static ClientRevision of(EngineIoSession session) {
        return session.protocolVersion() == 3 ? OLDER : FIVE;
    }

    abstract Entry entry(SocketIoPacket.Connect connect) throws PacketException;

    abstract SocketIoPacket connected(NamespaceSocket socket);

    abstract SocketIoPacket refused(String namespace, String message, @Nullable JsonElement data);

    /** What both sides call a socket. */
    abstract String socketId(EngineIoSession session, String namespace);

    /** What a client shows when it comes back after its connection broke; null when it knows no such thing. */
    abstract @Nullable String recoverySecret();

    private static Map<String, String> query(String text) throws PacketException {
        try {
            Map<String, String> query = new HashMap<>();
            new QueryStringDecoder(text, StandardCharsets.UTF_8, false, QUERY_PARAMETERS)
                    .parameters()
                    .forEach((name, values) -> query.put(name, values.get(0)));
            return query;
        } catch (IllegalArgumentException e) {
            throw new PacketException("the query of a namespace is not encoded as one");
        }
    }
}
