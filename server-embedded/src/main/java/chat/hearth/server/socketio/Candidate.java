package chat.hearth.server.socketio;

import com.google.gson.JsonObject;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * A client that asks to be let into a namespace.
 *
 * @param namespace the namespace as the client named it: its name or an alias of it
 * @param auth      the CONNECT payload, empty when there is none
 * @param query     the query parameters of the opening request, the first of each name; those that an older client gave
 *                  with the namespace come before them
 * @param session   the id of the Engine.IO session; empty where there is none
 * @param headers   the headers of the opening request by lower-case name, the first of each name
 */
public record Candidate(
        String namespace,
        JsonObject auth,
        Map<String, String> query,
        String session,
        Map<String, String> headers,
        InetSocketAddress remoteAddress) {
    public Candidate {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "Candidate[" + namespace + " " + remoteAddress + "]"; // auth and query hold secrets
    }
}
