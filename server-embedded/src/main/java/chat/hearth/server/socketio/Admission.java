package chat.hearth.server.socketio;

import com.google.gson.JsonElement;
import org.jspecify.annotations.Nullable;

/** What a {@link Middleware} decided. */
public sealed interface Admission {
    /**
     * Let in.
     *
     * @param attachment handed to {@link ServerSocket#attachment()}, for what the middleware found out; null for nothing
     */
    record Admitted(@Nullable Object attachment) implements Admission {}

    /** Refused; the client gets both in its {@code connect_error}. */
    record Rejected(String message, @Nullable JsonElement data) implements Admission {}
}
