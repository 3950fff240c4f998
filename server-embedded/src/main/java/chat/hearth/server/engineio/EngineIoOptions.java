package chat.hearth.server.engineio;

import chat.hearth.server.ServerLimits;
import chat.hearth.server.http.Request;
import chat.hearth.server.net.NetLimits;
import chat.hearth.server.net.WebSocketLimits;
import java.time.Duration;
import java.util.function.Function;

/**
 * How Engine.IO is served.
 *
 * @param path              where, with a slash at both ends
 * @param pings             how the heart of a session beats that is opened with this request
 * @param maxPayload        largest polling body, in bytes; told to clients
 * @param packetsPerPayload most packets in one polling body
 * @param upgradeTimeout    how long a probing WebSocket may take to become the session's transport
 * @param sessions          how many sessions are kept at a time
 * @param compression       whether WebSockets get permessage-deflate
 */
public record EngineIoOptions(
        String path,
        Function<Request, Pings> pings,
        int maxPayload,
        int packetsPerPayload,
        Duration upgradeTimeout,
        NetLimits sessions,
        WebSocketLimits webSocket,
        Compression compression) {
    /** Shorter messages gain nothing from compression (decision 0030). */
    static final int COMPRESS_FROM = 1_024;

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
        Pings pings = new Pings(limits.pingInterval(), limits.pingTimeout());
        return new EngineIoOptions(
                "/socket.io/",
                request -> pings,
                limits.maxPayload(),
                PACKETS_PER_PAYLOAD,
                UPGRADE_TIMEOUT,
                NetLimits.of(limits),
                new WebSocketLimits(limits.frameBytes(), limits.fragments(), limits.queueBytes(), limits.queueTime()),
                Compression.OFF);
    }

    /** Whether WebSockets get permessage-deflate. */
    public enum Compression {
        /** Never, as in Socket.IO since its third version. */
        OFF,
        /** Those that offer it. */
        WHEN_OFFERED
    }

    /** The same with or without compression. */
    public EngineIoOptions with(Compression whether) {
        return new EngineIoOptions(
                path, pings, maxPayload, packetsPerPayload, upgradeTimeout, sessions, webSocket, whether);
    }

    /** The same at another path. */
    public EngineIoOptions at(String other) {
        return new EngineIoOptions(
                other, pings, maxPayload, packetsPerPayload, upgradeTimeout, sessions, webSocket, compression);
    }

    /** The same with other heartbeats. */
    public EngineIoOptions with(Function<Request, Pings> others) {
        return new EngineIoOptions(
                path, others, maxPayload, packetsPerPayload, upgradeTimeout, sessions, webSocket, compression);
    }
}
