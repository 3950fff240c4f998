package chat.hearth.app.client;

import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.protocol.engineio.EngineIoPacket;

/** What carries Engine.IO packets, for one connection attempt; never opened twice. Confined to the loop. */
interface EngineTransport {
    /** Most bytes that wait to be sent; a host that takes less than that has stopped reading. */
    int MAX_QUEUED_BYTES = 1024 * 1024;

    /** Largest message taken from a host: a page of 500 of the longest messages, in UTF-8. */
    int MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

    Transport kind();

    /** How this transport names the host in its {@code Host} header. */
    String hostHeader();

    /** Starts connecting; everything further comes through the listener. */
    void open();

    /** Sends a packet, or fails with {@link Trouble#LOST} when too much waits already. */
    void send(EngineIoPacket packet);

    /** Says goodbye where that is possible without waiting, and ends; the listener hears nothing more. */
    void close();

    /** Hears of the transport, on the loop. */
    interface Listener {
        void received(EngineIoPacket packet);

        void failed(Failure failure);
    }

    /**
     * Why a transport ended by itself.
     *
     * @param reached whether the host's machine accepted a connection, so that another transport may do better
     */
    record Failure(Trouble trouble, boolean reached) {}
}
