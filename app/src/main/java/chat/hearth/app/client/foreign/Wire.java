package chat.hearth.app.client.foreign;

import chat.hearth.app.client.ConnectionState.Refusal;
import chat.hearth.app.client.ConnectionState.Transport;
import chat.hearth.app.client.ConnectionState.Trouble;

/** One connection to a server that passes text on; never opened twice. Confined to the loop. */
interface Wire {
    /** Starts connecting; everything further comes through the listener. */
    void open();

    /**
     * Sends a message; {@link Listener#delivered} follows with its number, unless the connection ends before.
     *
     * @param number counts up with each message
     */
    void send(String text, long number);

    /** Says goodbye where that is possible without waiting, and ends; the listener hears nothing more. */
    void close();

    /** Hears of the wire, on the loop. */
    interface Listener {
        void connected(Transport transport);

        void heard(Heard message);

        /** The server's machine has everything up to and including this message. */
        void delivered(long number);

        /** The server does not let this client in; nothing follows. */
        void refused(Refusal refusal);

        /** The connection could not be had or is over; nothing follows. */
        void ended(Trouble trouble);
    }
}
