package chat.hearth.server.engineio;

import chat.hearth.protocol.engineio.EngineIoPacket;
import java.time.Duration;

/** Notices a client that is no longer there. Confined to the session's event loop. */
interface Heartbeat {
    /**
     * How long a client is waited for that was told this time, in nanoseconds. A little less: one that counts whole
     * milliseconds comes up to two too early, and whoever comes after that time must find the session gone.
     */
    static long patience(Duration told) {
        return told.toNanos() - Math.min(told.toNanos() / 10, 5_000_000);
    }

    void start();

    /** A packet of this type came from the client. */
    void onPacket(EngineIoPacket.Type type);

    /** Whether the client is too late, even if that has not been noticed yet: the loop may have been busy. */
    boolean isOverdue();

    /** Nothing is noticed any more. */
    void stop();
}
