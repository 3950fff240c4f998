package chat.hearth.server.socketio;

import chat.hearth.protocol.socketio.Placeholders;
import com.google.gson.JsonElement;
import java.util.List;

/**
 * An event to send: its name and its arguments. Binary arguments stand anywhere within {@code args} as
 * {@link Placeholders}: {@code new Emission("image", List.of(Placeholders.of(0)), List.of(bytes))}.
 *
 * @param attachments what the placeholders stand for; handed over, not copied
 */
public record Emission(String event, List<JsonElement> args, List<byte[]> attachments) {
    /** @throws IllegalArgumentException when a placeholder names an attachment that is not there */
    public Emission {
        args = List.copyOf(args);
        attachments = List.copyOf(attachments);
        for (JsonElement arg : attachments.isEmpty() ? List.<JsonElement>of() : args) {
            if (!Placeholders.areWithin(arg, attachments.size())) {
                throw new IllegalArgumentException("a placeholder names an attachment that is not there");
            }
        }
    }

    public Emission(String event, List<JsonElement> args) {
        this(event, args, List.of());
    }

    public Emission(String event, JsonElement arg) {
        this(event, List.of(arg));
    }

    @Override
    public String toString() {
        return "Emission[" + event + "]";
    }
}
