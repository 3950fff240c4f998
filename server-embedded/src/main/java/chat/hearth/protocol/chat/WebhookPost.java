package chat.hearth.protocol.chat;

import chat.hearth.protocol.PacketException;
import com.google.gson.JsonElement;
import org.jspecify.annotations.Nullable;

/**
 * A message that comes by HTTP.
 *
 * @param name who is to be shown as its author; null for a name that the host chooses
 */
public record WebhookPost(String text, @Nullable String name) {
    /** Reads {@code {"text": …, "name"?: …}}. */
    public static WebhookPost read(JsonElement value) throws PacketException {
        Fields fields = Fields.of(value);
        return new WebhookPost(fields.string("text"), fields.optionalString("name"));
    }

    @Override
    public String toString() {
        return "WebhookPost";
    }
}
