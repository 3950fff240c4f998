package chat.hearth.server.gateway;

import chat.hearth.chat.RoomId;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import chat.hearth.protocol.chat.ResumePoint;
import chat.hearth.server.socketio.Candidate;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of itself when it connects: in {@code auth}, or as query parameters where a client has no auth.
 *
 * @param name  empty when none was given
 * @param token null when none was given
 */
record Hello(String name, @Nullable String token, List<ResumePoint> resume) {
    private static final int MOST_RESUMED = 1_000;

    /** Whether the client knows of this chat at all. */
    static boolean isGiven(Candidate candidate) {
        return !candidate.auth().isEmpty() || candidate.query().containsKey("name");
    }

    static Hello of(Candidate candidate) throws PacketException {
        JsonObject auth = candidate.auth();
        if (auth.isEmpty()) {
            String resume = candidate.query().get("resume");
            return new Hello(
                    candidate.query().getOrDefault("name", ""),
                    candidate.query().get("token"),
                    resume == null ? List.of() : points(StrictJson.parse(resume)));
        }
        String name = text(auth, "name");
        JsonElement resume = auth.get("resume");
        return new Hello(
                name == null ? "" : name,
                text(auth, "token"),
                resume == null || resume.isJsonNull() ? List.of() : points(resume));
    }

    private static @Nullable String text(JsonObject auth, String field) throws PacketException {
        JsonElement value = auth.get(field);
        if (value == null || value.isJsonNull()) {
            return null;
        } else if (value instanceof JsonPrimitive text && text.isString()) {
            return text.getAsString();
        }
        throw new PacketException("'" + field + "' must be a string");
    }

    private static List<ResumePoint> points(JsonElement value) throws PacketException {
        if (!(value instanceof JsonArray array) || array.size() > MOST_RESUMED) {
            throw new PacketException("'resume' must be an array of at most " + MOST_RESUMED);
        }
        List<ResumePoint> points = new ArrayList<>(array.size());
        for (JsonElement element : array) {
            points.add(point(element));
        }
        return points;
    }

    private static ResumePoint point(JsonElement element) throws PacketException {
        try {
            JsonObject point = element.getAsJsonObject();
            long seq = point.get("seq").getAsLong();
            if (seq >= 0) {
                return new ResumePoint(
                        new RoomId(point.get("room").getAsString()),
                        point.get("epoch").getAsString(),
                        seq);
            }
        } catch (IllegalStateException | IllegalArgumentException | NullPointerException e) {
            // Said below for all of them.
        }
        throw new PacketException("'resume' must hold {room, epoch, seq}");
    }

    @Override
    public String toString() {
        return "Hello"; // the token is a secret
    }
}
