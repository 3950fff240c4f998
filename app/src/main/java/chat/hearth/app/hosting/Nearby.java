package chat.hearth.app.hosting;

import chat.hearth.app.session.Observed;
import chat.hearth.app.session.Subscription;
import java.util.function.Consumer;

/** The sessions that can be joined on the network around. Any thread; nothing blocks. */
public interface Nearby extends Observed<NearbyState> {
    /** Sends nothing and finds nothing. */
    Nearby OFF = new Nearby() {
        @Override
        public void open() {}

        @Override
        public void look() {}

        @Override
        public void close() {}

        @Override
        public NearbyState get() {
            return NearbyState.OFF;
        }

        @Override
        public Subscription subscribe(Consumer<? super NearbyState> listener) {
            listener.accept(NearbyState.OFF);
            return () -> {};
        }
    };

    /** Begins to listen; what is there is seen within some seconds. */
    void open();

    /** Asks the addresses around, one by one, within 3 s. Does nothing unless it listens. */
    void look();

    /** Ends the listening. It can be opened again. */
    void close();
}
