package chat.hearth.app.hosting;

import chat.hearth.app.session.Subscription;
import chat.hearth.discovery.Card;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the network cards every few seconds, since no system tells Java when they change. */
final class CardWatch implements OwnAddresses {
    static final Duration LOOKING_EVERY = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(CardWatch.class);

    private final Cards cards;
    private final NearbyHosts.Rounds rounds;

    /** Lists the cards of this machine. */
    @FunctionalInterface
    interface Cards {
        List<Card> list() throws SocketException;
    }

    CardWatch(Cards cards, NearbyHosts.Rounds rounds) {
        this.cards = cards;
        this.rounds = rounds;
    }

    @Override
    public Subscription follow(String bindAddress, int port, Consumer<List<OfferedAddress>> listener) {
        Follower follower = new Follower(bindAddress, port, listener);
        follower.look();
        return rounds.every(LOOKING_EVERY, follower::look);
    }

    /** Used by one thread after the other. */
    private final class Follower {
        private final String bindAddress;
        private final int port;
        private final Consumer<List<OfferedAddress>> listener;
        private volatile List<OfferedAddress> last = List.of();
        private volatile boolean told;

        Follower(String bindAddress, int port, Consumer<List<OfferedAddress>> listener) {
            this.bindAddress = bindAddress;
            this.port = port;
            this.listener = listener;
        }

        void look() {
            List<OfferedAddress> now;
            try {
                now = OfferedAddress.of(bindAddress, port, cards.list());
            } catch (SocketException e) {
                LOG.debug("listing the network cards: {}", e.toString());
                now = last;
            }
            if (!told || !now.equals(last)) {
                told = true;
                last = now;
                listener.accept(now);
            }
        }
    }
}
