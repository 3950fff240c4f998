package chat.hearth.server.engineio;

import chat.hearth.server.ServerLimits;
import chat.hearth.server.net.NetLimits;
import chat.hearth.server.net.WebSocketLimits;
import java.time.Duration;

/**
 * How Engine.IO is served.
 *
 * @param path              where, with a slash at both ends
 * @param pingInterval      from one ping of the server to the next
 * @param pingTimeout       how long the server waits for the pong
 * @param maxPayload        largest polling body, in bytes; told to clients
 * @param packetsPerPayload most packets in one polling body
 * @param upgradeTimeout    how long a probing WebSocket may take to become the session's transport
 * @param sessions          how many sessions are kept at a time
 */
public record EngineIoOptions(
        String path,
        Duration pingInterval,
        Duration pingTimeout,
        int maxPayload,
        int packetsPerPayload,
        Duration upgradeTimeout,
        NetLimits sessions,
        WebSocketLimits webSocket) {
    private static final int PACKETS_PER_PAYLOAD = 1_000;
    private static final Duration UPGRADE_TIMEOUT = Duration.ofSeconds(10);

    /** @throws IllegalArgumentException when the path lacks a slash */
    public EngineIoOptions {
        if (!path.startsWith("/") || !path.endsWith("/")) {
            throw new IllegalArgumentException("a path starts and ends with a slash");
        }
    }

    /** Those of a host, at {@code /socket.io/}. */
    public static EngineIoOptions of(ServerLimits limits) {
        return new EngineIoOptions(
                "/socket.io/",
                limits.pingInterval(),
                limits.pingTimeout(),
                limits.maxPayload(),
                PACKETS_PER_PAYLOAD,
                UPGRADE_TIMEOUT,
                NetLimits.of(limits),
                new WebSocketLimits(limits.frameBytes(), limits.fragments(), limits.queueBytes(), limits.queueTime()));
    }

    /** The same at another path. */
    public EngineIoOptions at(String other) {
        return new EngineIoOptions(
                other, pingInterval, pingTimeout, maxPayload, packetsPerPayload, upgradeTimeout, sessions, webSocket);
    }
}
