package chat.hearth.server.http;

import chat.hearth.server.net.Connection;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One request, whole.
 *
 * @param path       decoded, without the query
 * @param query      the parameters, the first of each name
 * @param headers    by lower-case name; the first of each name, or all of them where the header is a list
 * @param body       handed over, not copied
 * @param connection what it came on
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Request(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body,
        Connection connection) {
    public Request {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    public InetSocketAddress remoteAddress() {
        return connection.remoteAddress();
    }

    /** The same with this body. */
    Request withBody(byte[] bytes) {
        return new Request(method, path, query, headers, bytes, connection);
    }

    /** The header's value, empty when it is not there. */
    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    /** The elements of a header that is a list, in lower case. */
    public List<String> headerTokens(String lowerCaseName) {
        return Arrays.stream(header(lowerCaseName).toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .toList();
    }

    /** Whether it asks for a WebSocket (RFC 6455 section 4.2.1). */
    public boolean isWebSocketUpgrade() {
        return method.equals("GET") && headerTokens("upgrade").contains("websocket");
    }

    @Override
    public String toString() {
        return "Request[" + method + " " + path + "]"; // the query and headers hold secrets
    }
}
