package chat.hearth.server.engineio;

import chat.hearth.protocol.PacketException;
import chat.hearth.protocol.engineio.EngineIoPacket;

/** Takes what one session receives. Called on the session's event loop. */
public interface SessionListener {
    /**
     * Takes a message.
     *
     * @throws PacketException when it makes no sense; the session is closed for it
     */
    void onMessage(EngineIoPacket message) throws PacketException;

    /** The session is over; called once. */
    void onClosed(CloseReason reason);

    /** Says who listens to a new session, on its event loop, before anything is received. */
    @FunctionalInterface
    interface Factory {
        SessionListener open(EngineIoSession session);
    }
}
