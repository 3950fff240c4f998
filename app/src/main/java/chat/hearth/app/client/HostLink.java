package chat.hearth.app.client;

import chat.hearth.app.client.ConnectionState.Trouble;
import chat.hearth.protocol.chat.ClientRequest;
import chat.hearth.protocol.chat.HostEvent;
import java.time.Duration;
import java.util.function.Consumer;

/** The way to one host: it connects, and connects again, by itself. Confined to the loop. */
public interface HostLink {
    /** Starts connecting. */
    void open();

    /** Asks the host; the reply comes exactly once, after this call. */
    void ask(ClientRequest request, Consumer<Reply> then);

    /** Tells the host something that needs no answer and is worth nothing later; without a connection it is dropped. */
    void tell(ClientRequest request);

    /** Ends a wait for the next attempt. Does nothing while connected or connecting. */
    void retryNow();

    /**
     * Ends the connection for the sake of something on this side, and makes none before {@link #open}.
     *
     * @param next when that may be, for showing a countdown
     */
    void pause(Trouble trouble, Duration next);

    /** Says goodbye, and never connects again. */
    void close();

    /** Hears of the link, on the loop. */
    interface Listener {
        void stateChanged(ConnectionState state);

        /** A {@link HostEvent.Welcome} comes before the state turns to connected, and before all else. */
        void received(HostEvent event);
    }
}
