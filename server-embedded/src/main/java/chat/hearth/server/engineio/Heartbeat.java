package chat.hearth.server.engineio;

import chat.hearth.protocol.engineio.EngineIoPacket;

/** Notices a client that is no longer there. Confined to the session's event loop. */
interface Heartbeat {
    void start();

    /** A packet of this type came from the client. */
    void onPacket(EngineIoPacket.Type type);

    /** Nothing is noticed any more. */
    void stop();
}
