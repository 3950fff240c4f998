package chat.hearth.server.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request.
 *
 * @param headers beyond Content-Length, Connection and Date, which are not to be given
 * @param body    handed over, not copied
 * @param source  what is sent instead of the body; null for the body
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Response(
        int status,
        Map<String, String> headers,
        byte[] body,
        @Nullable BodySource source) {
    public Response {
        headers = Map.copyOf(headers);
    }

    /** One that is small. */
    public Response(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, null);
    }

    /** One with a body that is read while it is sent. */
    public static Response streamed(int status, Map<String, String> headers, BodySource source) {
        return new Response(status, headers, new byte[0], source);
    }

    /** The length of what is sent, in bytes. */
    long length() {
        return source == null ? body.length : source.length();
    }

    public static Response text(int status, String body) {
        return of(status, "text/plain; charset=UTF-8", body);
    }

    /**
     * JSON.
     *
     * @param body one JSON value
     */
    public static Response json(int status, String body) {
        return of(status, "application/json", body);
    }

    public static Response of(int status, String contentType, String body) {
        return new Response(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with one more header. */
    public Response with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body, source);
    }

    @Override
    public String toString() {
        return "Response[" + status + " " + length() + "]";
    }
}
