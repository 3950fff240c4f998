package chat.hearth.app.client.files;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.StrictJson;
import chat.hearth.protocol.chat.FileJson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a host answers about files. Stateless. */
final class FileAnswers {
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final int MOST_OF_A_SENTENCE = 500;
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");

    private FileAnswers() {}

    /** What an answer with this status and this body means. */
    static UploadAnswer upload(int status, String body, @Nullable String retryAfter) {
        try {
            JsonObject json = object(body);
            if (status < 300) {
                return json.has("hash") ? new UploadAnswer.Whole(FileJson.read(json)) : partial(json);
            }
            if (status == CONFLICT && json.has("offset") && json.has("upload")) {
                return partial(json);
            }
        } catch (PacketException | IllegalArgumentException e) {
            if (status <= CREATED) {
                return new FileTrouble.Broken("not an answer about an upload");
            }
        }
        return refusal(status, body, retryAfter);
    }

    private static UploadAnswer partial(JsonObject json) throws PacketException {
        String upload = text(json, "upload");
        if (!upload.matches("[0-9A-Za-z_-]{1,128}")) {
            throw new PacketException("an upload that cannot stand in a link");
        }
        return new UploadAnswer.Partial(upload, number(json, "offset"));
    }

    /** A refusal in the host's own words (RFC 9457), or in none. */
    static FileTrouble refusal(int status, String body, @Nullable String retryAfter) {
        String sentence = "";
        try {
            JsonObject problem = object(body);
            sentence = problem.has("detail") ? text(problem, "detail") : text(problem, "title");
        } catch (PacketException e) {
            // something else than a host answered, or one that says nothing
        }
        boolean sensible = sentence.length() <= MOST_OF_A_SENTENCE;
        return new FileTrouble.Refused(status, sensible ? plain(sentence) : "", seconds(retryAfter));
    }

    /** One line, without what cannot be seen or turns the direction of writing. */
    private static String plain(String sentence) {
        return UNSEEN.matcher(BREAKS.matcher(sentence).replaceAll(" "))
                .replaceAll("")
                .strip();
    }

    private static @Nullable Duration seconds(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,5}") ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }

    private static JsonObject object(String body) throws PacketException {
        if (StrictJson.parse(body) instanceof JsonObject object) {
            return object;
        }
        throw new PacketException("not a JSON object");
    }

    private static String text(JsonObject json, String name) throws PacketException {
        JsonElement value = json.get(name);
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw new PacketException(name + " is no text");
    }

    private static long number(JsonObject json, String name) throws PacketException {
        JsonElement value = json.get(name);
        if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
            double number = primitive.getAsDouble();
            if (number >= 0 && number <= 1L << 53 && number == Math.rint(number)) {
                return (long) number;
            }
        }
        throw new PacketException(name + " is no size");
    }
}
