package chat.hearth.server.http;

import com.google.gson.JsonObject;
import io.netty.handler.codec.http.HttpResponseStatus;

/** Errors as {@code application/problem+json} (RFC 9457). */
public final class Problem {
    private Problem() {}

    /**
     * An error.
     *
     * @param sentence what went wrong, for a person
     */
    public static Response of(int status, String sentence) {
        return of(status, json(status, sentence));
    }

    /** An error with a number that a program can go on with. */
    public static Response of(int status, String sentence, String member, long value) {
        JsonObject json = json(status, sentence);
        json.addProperty(member, value);
        return of(status, json);
    }

    private static JsonObject json(int status, String sentence) {
        JsonObject json = new JsonObject();
        json.addProperty("title", HttpResponseStatus.valueOf(status).reasonPhrase());
        json.addProperty("status", status);
        json.addProperty("detail", sentence);
        return json;
    }

    private static Response of(int status, JsonObject json) {
        return Response.of(status, "application/problem+json", json.toString());
    }
}
