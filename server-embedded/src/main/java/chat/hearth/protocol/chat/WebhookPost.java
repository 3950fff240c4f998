package chat.hearth.protocol.chat;

import chat.hearth.chat.NamedFile;
import chat.hearth.protocol.PacketException;
import com.google.gson.JsonElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that comes by HTTP.
 *
 * @param name who is to be shown as its author; null for a name that the host chooses
 * @param files what the host was given before
 */
public record WebhookPost(String text, @Nullable String name, List<NamedFile> files) {
    public WebhookPost {
        files = List.copyOf(files);
    }

    /** Reads {@code {"text": …, "name"?: …, "files"?: […]}}. */
    public static WebhookPost read(JsonElement value) throws PacketException {
        Fields fields = Fields.of(value);
        return new WebhookPost(fields.string("text"), fields.optionalString("name"), FileJson.readNames(fields));
    }

    @Override
    public String toString() {
        return "WebhookPost";
    }
}
