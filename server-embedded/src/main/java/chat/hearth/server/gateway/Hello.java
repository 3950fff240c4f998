package chat.hearth.server.gateway;

import chat.hearth.chat.RoomId;
import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import chat.hearth.protocol.chat.ResumePoint;
import chat.hearth.server.Sentences;
import chat.hearth.server.door.Password;
import chat.hearth.server.socketio.Candidate;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of itself when it connects: in {@code auth}, or as query parameters where a client has no auth.
 *
 * @param isPlain    whether it knows nothing of this chat: it gave no name, but perhaps what opens the door
 * @param name       empty when none was given
 * @param token      null when none was given, as what follows
 * @param isGuest    whether it says that it is no more than a guest
 * @param key        the public key of a desktop
 * @param proof      that the key is theirs
 */
record Hello(
        boolean isPlain,
        String name,
        @Nullable String token,
        boolean isGuest,
        @Nullable String key,
        @Nullable String proof,
        @Nullable String password,
        @Nullable String invitation,
        List<ResumePoint> resume) {
    private static final int MOST_RESUMED = 1_000;

    static Hello of(Candidate candidate) throws PacketException {
        JsonObject auth = candidate.auth();
        return auth.isEmpty() ? ofQuery(candidate.query()) : ofAuth(auth);
    }

    private static Hello ofQuery(Map<String, String> query) throws PacketException {
        String resume = query.get("resume");
        return new Hello(
                !query.containsKey("name"),
                query.getOrDefault("name", ""),
                query.get("token"),
                "true".equals(query.get("guest")),
                query.get("key"),
                query.get("proof"),
                secret(query.get("password")),
                secret(query.get("invitation")),
                resume == null ? List.of() : points(StrictJson.parse(resume)));
    }

    private static Hello ofAuth(JsonObject auth) throws PacketException {
        String name = text(auth, "name");
        JsonElement resume = auth.get("resume");
        return new Hello(
                false,
                name == null ? "" : name,
                text(auth, "token"),
                flag(auth, "guest"),
                text(auth, "key"),
                text(auth, "proof"),
                secret(text(auth, "password")),
                secret(text(auth, "invitation")),
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

    private static boolean flag(JsonObject auth, String field) throws PacketException {
        JsonElement value = auth.get(field);
        if (value == null || value.isJsonNull()) {
            return false;
        } else if (value instanceof JsonPrimitive flag && flag.isBoolean()) {
            return flag.getAsBoolean();
        }
        throw new PacketException("'" + field + "' must be true or false");
    }

    /** An empty one is none: forms send those. */
    private static @Nullable String secret(@Nullable String said) throws PacketException {
        if (said != null && said.length() > Password.MAX_LENGTH) {
            throw new PacketException(Sentences.of("secret.too-long"));
        }
        return said == null || said.isEmpty() ? null : said;
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
        return "Hello"; // most of it is secrets
    }
}
