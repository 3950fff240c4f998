package chat.hearth.server.socketio;

import chat.hearth.server.ServerLimits;
import chat.hearth.server.engineio.EngineIoOptions;
import java.time.Duration;

/**
 * How Socket.IO is served.
 *
 * @param engine         path, heartbeat and limits of the sessions
 * @param connectTimeout from the opening of a session to the first namespace that lets it in
 * @param pendingAcks    most answers that are awaited from one socket
 * @param namespaces     most namespaces that one client may be in
 * @param attachments    most binary attachments of one packet that comes in
 */
public record SocketIoOptions(
        EngineIoOptions engine, Duration connectTimeout, int pendingAcks, int namespaces, int attachments) {
    private static final int PENDING_ACKS = 1_000;
    private static final int NAMESPACES = 16;

    /** Those of a host. */
    public static SocketIoOptions of(ServerLimits limits) {
        return new SocketIoOptions(
                EngineIoOptions.of(limits), limits.connectDeadline(), PENDING_ACKS, NAMESPACES, limits.attachments());
    }
}
