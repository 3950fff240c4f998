package chat.hearth.app;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * Somebody who uses the Socket.IO project's own Java client, over one transport, and comes back by themselves when the
 * host goes away. All callbacks come on that client's one event thread.
 */
final class Visitor implements AutoCloseable {
    private final Socket socket;

    /** What a visitor travels by. */
    enum Transport {
        WEBSOCKET,
        POLLING
    }

    /**
     * Connects.
     *
     * @param auth    what CONNECT carries; a token that the host gives is added to it
     * @param welcome called at the first and every later welcome
     * @param refused called when the host does not let the visitor in
     */
    Visitor(
            OkHttpClient http,
            URI host,
            Transport transport,
            Map<String, String> auth,
            Consumer<Visitor> welcome,
            Consumer<String> refused) {
        IO.Options options = new IO.Options();
        options.forceNew = true;
        options.transports = new String[] {transport == Transport.WEBSOCKET ? "websocket" : "polling"};
        options.auth = new ConcurrentHashMap<>(auth);
        options.reconnectionDelay = 100;
        options.reconnectionDelayMax = 1_000;
        options.callFactory = http;
        options.webSocketFactory = http;
        socket = IO.socket(host, options);
        socket.on("welcome", arguments -> {
            String token = ((JSONObject) arguments[0]).optString("token", "");
            if (!token.isEmpty()) {
                options.auth.put("token", token);
                auth.put("token", token);
            }
            welcome.accept(this);
        });
        socket.on(Socket.EVENT_CONNECT_ERROR, arguments -> {
            if (arguments[0] instanceof JSONObject refusal) { // else: the host is away, and another try follows
                refused.accept(refusal.toString());
            }
        });
        socket.connect();
    }

    /** What all visitors share, for as many of them as a busy room has. */
    static OkHttpClient http() {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(2_000);
        dispatcher.setMaxRequestsPerHost(2_000);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(500, 1, TimeUnit.MINUTES))
                .readTimeout(1, TimeUnit.MINUTES)
                .build();
    }

    /** Asks the host; no answer comes when the connection is lost first. */
    void ask(String request, Map<String, Object> argument, Consumer<JSONObject> answer) {
        Ack ack = arguments -> answer.accept((JSONObject) arguments[0]);
        socket.emit(request, new JSONObject(argument), ack);
    }

    /** Whether the host did what it was asked. */
    static boolean isOk(JSONObject answer) {
        return answer.optBoolean("ok");
    }

    /** A number of an answer that must have it. */
    static long number(JSONObject answer, String field) {
        try {
            return answer.getLong(field);
        } catch (JSONException e) {
            throw new AssertionError("no " + field + " in " + answer, e);
        }
    }

    @Override
    public void close() {
        socket.disconnect();
        socket.off();
    }
}
