package chat.hearth.app.client.foreign;

import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.Finding;
import chat.hearth.protocol.engineio.EngineIoPacket;

/** What carries the packets of one Engine.IO session, for one attempt; never opened twice. Confined to the loop. */
interface PacketPipe {
    Transport transport();

    /** Starts connecting; everything further comes through the listener. */
    void open();

    void send(EngineIoPacket packet);

    /** Asks for a sign that all that was sent before has arrived; {@link Listener#confirmed} is it. */
    void confirm(long number);

    /** Ends without a word to the listener. */
    void close();

    /** Hears of the pipe, on the loop. */
    interface Listener {
        void packet(EngineIoPacket packet);

        /** What was sent before this number was asked for has arrived at the server's machine. */
        void confirmed(long number);

        /** It could not be opened, or is over; nothing follows. */
        void ended(Finding.Failed why);
    }
}
