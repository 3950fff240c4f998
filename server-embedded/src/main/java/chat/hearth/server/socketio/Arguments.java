package chat.hearth.server.socketio;

import chat.hearth.protocol.socketio.Placeholders;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of an event, without its name.
 *
 * @param values      as they came; binary ones as placeholders, see {@link #binary}
 * @param attachments the binary arguments; handed over, not copied
 */
public record Arguments(List<JsonElement> values, List<byte[]> attachments) {
    public Arguments {
        values = List.copyOf(values);
        attachments = List.copyOf(attachments);
    }

    /** The argument at this place, JSON null when there are fewer. */
    public JsonElement get(int index) {
        return index < values.size() ? values.get(index) : JsonNull.INSTANCE;
    }

    /** The bytes that a placeholder found anywhere within the values stands for; empty when it is none. */
    public Optional<byte[]> binary(JsonElement placeholder) {
        var index = Placeholders.index(placeholder, attachments.size());
        return index.isPresent() ? Optional.of(attachments.get(index.getAsInt())) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Arguments[" + values.size() + "]";
    }
}
