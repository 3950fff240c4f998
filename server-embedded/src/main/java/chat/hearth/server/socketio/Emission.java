package chat.hearth.server.socketio;

import com.google.gson.JsonElement;
import java.util.List;

/** An event to send: its name and its arguments. */
public record Emission(String event, List<JsonElement> args) {
    public Emission {
        args = List.copyOf(args);
    }

    public Emission(String event, JsonElement arg) {
        this(event, List.of(arg));
    }

    @Override
    public String toString() {
        return "Emission[" + event + "]";
    }
}
