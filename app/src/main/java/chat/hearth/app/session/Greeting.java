package chat.hearth.app.session;

import chat.hearth.protocol.chat.ResumePoint;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client says to a host to be let in. Stateless. */
final class Greeting {
    private Greeting() {}

    /** The {@code auth} of a CONNECT: who comes, and up to where everything is here. */
    static JsonObject of(String name, @Nullable String token, List<ResumePoint> points) {
        JsonObject auth = new JsonObject();
        auth.addProperty("name", name);
        if (token != null) {
            auth.addProperty("token", token);
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
