package chat.hearth.app.session;

import chat.hearth.app.client.Credentials;
import chat.hearth.protocol.chat.ResumePoint;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client says to a host to be let in. Stateless. */
final class Greeting {
    private Greeting() {}

    /** The {@code auth} of a CONNECT: who comes, what opens the door, and up to where everything is here. */
    static JsonObject of(String name, @Nullable String token, Credentials credentials, List<ResumePoint> points) {
        JsonObject auth = new JsonObject();
        auth.addProperty("name", name);
        if (token != null) {
            auth.addProperty("token", token);
        }
        if (credentials.password() != null) {
            auth.addProperty("password", credentials.password());
        }
        if (credentials.invitation() != null) {
            auth.addProperty("invitation", credentials.invitation());
        }
        JsonArray resume = new JsonArray();
        for (ResumePoint point : points) {
            JsonObject json = new JsonObject();
            json.addProperty("room", point.room().value());
            json.addProperty("epoch", point.epoch());
            json.addProperty("seq", point.seq());
            resume.add(json);
        }
        auth.add("resume", resume);
        return auth;
    }
}
