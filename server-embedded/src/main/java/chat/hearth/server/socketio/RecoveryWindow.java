package chat.hearth.server.socketio;

import java.time.Duration;

/**
 * How much of what happened is kept for clients whose connection broke (Socket.IO, "Connection state recovery").
 *
 * @param longest  for how long a client may be gone
 * @param packets  most events that are kept for a namespace
 * @param bytes    most that these may take, as they are sent
 * @param sessions most clients of a namespace that are remembered
 */
public record RecoveryWindow(Duration longest, int packets, int bytes, int sessions) {
    /** Two minutes, ten thousand events, 16 MiB, a thousand clients. */
    public static final RecoveryWindow USUAL =
            new RecoveryWindow(Duration.ofMinutes(2), 10_000, 16 * 1024 * 1024, 1_000);

    /** @throws IllegalArgumentException when something is not positive */
    public RecoveryWindow {
        if (longest.isNegative() || longest.isZero() || packets <= 0 || bytes <= 0 || sessions <= 0) {
            throw new IllegalArgumentException("a window keeps something");
        }
    }
}
