package chat.hearth.server.engineio;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoPacket;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.function.Consumer;

/** Notices a client that is no longer there. Confined to the session's event loop. */
interface Heartbeat {
    /**
     * That of a session.
     *
     * @param send      reaches the client
     * @param onSilence called once, when the client is no longer there
     */
    static Heartbeat of(
            EngineIoRevision revision,
            EventExecutor loop,
            Pings pings,
            Consumer<EngineIoPacket> send,
            Runnable onSilence) {
        return revision.number() == 3
                ? new ClientPings(loop, pings, send, onSilence)
                : new ServerPings(loop, pings, send, onSilence);
    }

    /**
     * How long a client is waited for that was told this time, in nanoseconds. A little less: one that counts whole
     * milliseconds comes up to two too early, and whoever comes after that time must find the session gone.
     */
    static long patience(Duration told) {
        return told.toNanos() - Math.min(told.toNanos() / 10, 5_000_000);
    }

    void start();

    /**
     * A packet came from the client.
     *
     * @throws PacketException when it is a ping or a pong, and that is for the server to send
     */
    void onPacket(EngineIoPacket packet) throws PacketException;

    /** Whether the client is too late, even if that has not been noticed yet: the loop may have been busy. */
    boolean isOverdue();

    /** Nothing is noticed any more. */
    void stop();
}
