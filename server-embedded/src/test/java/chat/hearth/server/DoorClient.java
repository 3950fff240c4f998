package chat.hearth.server;

import chat.hearth.server.socketio.WireClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import org.json.JSONArray;
import org.json.JSONObject;

/** Somebody who knocks by Socket.IO and shows the wire: a Socket.IO 5 client, or with {@code EIO=3} an older one. */
final class DoorClient implements AutoCloseable {
    private final WireClient wire;
    private final String session;

    private DoorClient(WireClient wire) throws Exception {
        this.wire = wire;
        this.session = new JSONObject(wire.next().substring(1)).getString("sid");
    }

    static DoorClient open(int port) throws Exception {
        return new DoorClient(WireClient.open("127.0.0.1:" + port));
    }

    /** An older client, which is let in or not without another word. */
    static DoorClient openOlder(int port, String query) throws Exception {
        return new DoorClient(WireClient.open("127.0.0.1:" + port, "/socket.io/?EIO=3&transport=websocket&" + query));
    }

    static DoorClient openWithQuery(int port, String query) throws Exception {
        return new DoorClient(WireClient.open("127.0.0.1:" + port, "/socket.io/?EIO=4&transport=websocket&" + query));
    }

    /** The Engine.IO session. */
    String session() {
        return session;
    }

    /** Says hello; the answer is that of {@link #answer}. */
    JSONObject knock(JSONObject auth) throws Exception {
        wire.send("40" + (auth.length() == 0 ? "" : auth.toString()));
        return answer();
    }

    /** The welcome with {@code event: "welcome"}, or the data of the refusal; {@code {}} for a plain client that is in. */
    JSONObject answer() throws Exception {
        String first = wire.next();
        if (first.startsWith("44")) {
            JSONObject refused = new JSONObject(first.substring(2));
            return refused.has("data") ? refused.getJSONObject("data") : refused;
        } else if (!first.startsWith("40")) {
            throw new AssertionError(first);
        }
        return new JSONObject();
    }

    /** The welcome of somebody who was let in; what others are told of who came and went may be there before it. */
    JSONObject welcome() throws Exception {
        String event = wire.next();
        while (event.startsWith("42[\"presence\",")) {
            event = wire.next();
        }
        if (!event.startsWith("42[\"welcome\",")) {
            throw new AssertionError(event);
        }
        return new JSONArray(event.substring(2)).getJSONObject(1);
    }

    /** Sends a request and waits for its answer. */
    JSONObject ask(String event, JSONObject argument) throws Exception {
        wire.send("421" + new JSONArray().put(event).put(argument));
        String answer = wire.next();
        while (!answer.startsWith("431")) {
            answer = wire.next();
        }
        return new JSONArray(answer.substring(3)).getJSONObject(0);
    }

    /** Knocks once at a host; the welcome, or the data of the refusal. */
    static JSONObject come(int port, JSONObject auth) throws Exception {
        return come(port, session -> auth);
    }

    static JSONObject come(int port, Hello auth) throws Exception {
        try (DoorClient client = open(port)) {
            JSONObject answer = client.knock(auth.of(client.session()));
            return answer.has("code") ? answer : client.welcome();
        }
    }

    /** What somebody says who knows the session in which they say it. */
    @FunctionalInterface
    interface Hello {
        JSONObject of(String session) throws Exception;
    }

    @Override
    public void close() {
        wire.close();
    }

    /** A desktop with a key. */
    static final class Desktop {
        private static final int KEY_BYTES = 32;
        private final KeyPair keys;

        Desktop() {
            try {
                keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        String key() {
            byte[] encoded = keys.getPublic().getEncoded();
            return text(Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
        }

        String proof(String host, String session) {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(keys.getPrivate());
                signature.update(("hearth identity 1\n" + host + "\n" + session).getBytes(StandardCharsets.UTF_8));
                return text(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        /** What it says to the host that it dialled at this port of this machine. */
        JSONObject auth(int port, String session, String name) throws Exception {
            return new JSONObject()
                    .put("name", name)
                    .put("key", key())
                    .put("proof", proof("127.0.0.1:" + port, session));
        }

        private static String text(byte[] bytes) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
    }
}
