package chat.hearth.server.http;

import chat.hearth.server.net.Connection;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From Netty's request to ours, and what is wrong with it. Stateless. */
final class RequestReader {
    private static final int MAX_PARAMETERS = 64;
    private static final byte[] NO_BODY = {};

    /** The headers that are read here and may stand several times. */
    private static final Set<String> LISTS =
            Set.of("connection", "upgrade", "sec-websocket-extensions", "sec-websocket-protocol", "if-none-match");

    private RequestReader() {}

    /** What is wrong with the request line or the headers; empty when all is well. */
    static Optional<Response> objection(HttpRequest head, HttpLimits limits) {
        if (head.decoderResult().isFailure()) {
            Throwable cause = head.decoderResult().cause();
            if (cause instanceof TooLongHttpLineException) {
                return Optional.of(Problem.of(414, "The address in the request is too long."));
            } else if (cause instanceof TooLongHttpHeaderException) {
                return Optional.of(Problem.of(431, "The headers of the request are too long."));
            }
            return Optional.of(Problem.of(400, "The request cannot be read."));
        }
        if (head.headers().size() > limits.headers()) {
            return Optional.of(Problem.of(431, "The request has too many headers."));
        }
        boolean isCurrent = head.protocolVersion().equals(HttpVersion.HTTP_1_1);
        if (!isCurrent && !head.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            return Optional.of(Problem.of(505, "This host speaks HTTP/1.1."));
        }
        int hosts = head.headers().getAll(HttpHeaderNames.HOST).size();
        if (hosts > 1 || (hosts == 0 && isCurrent)) {
            return Optional.of(Problem.of(400, "The request must name one host."));
        }
        return Optional.empty();
    }

    /**
     * The request without its body.
     *
     * @throws IllegalArgumentException when the path or the query is not well-formed
     */
    static Request read(HttpRequest head, Connection connection) {
        QueryStringDecoder uri = new QueryStringDecoder(head.uri(), StandardCharsets.UTF_8, true, MAX_PARAMETERS, true);
        Map<String, String> query = new HashMap<>();
        for (Map.Entry<String, List<String>> parameter : uri.parameters().entrySet()) {
            query.put(parameter.getKey(), parameter.getValue().get(0));
        }
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, String> header : head.headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            headers.merge(
                    name,
                    header.getValue(),
                    (first, next) -> LISTS.contains(name) ? first + ", " + next : first); // RFC 9110 section 5.3
        }
        return new Request(head.method().name(), uri.path(), query, headers, NO_BODY, connection);
    }
}
