package chat.hearth.discovery;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** Listens for hosts within a reach, by DNS-SD over mDNS. Any thread; nothing blocks. */
public final class Browser implements AutoCloseable {
    /** Most addresses of one host that are looked at. */
    public static final int MOST_ADDRESSES = 8;

    private final Links links;
    private final ScheduledExecutorService watch;

    private Browser(Reach reach, Consumer<Sighting> listener) {
        this.links =
                new Links(reach, Card::ofThisMachine, JmdnsResponder::open, LinkThreads::serial, new Hearing(listener));
        this.watch = LinkThreads.watch(links);
    }

    /**
     * Begins to listen; what is there is seen within some seconds. A reach that is this machine only sends nothing.
     *
     * @param listener called on threads of the browser's own, one call at a time
     */
    public static Browser start(Reach reach, Consumer<Sighting> listener) {
        return new Browser(reach, listener);
    }

    /** Ends the listening, in the background; a last call may still come. */
    @Override
    public void close() {
        watch.shutdownNow();
        links.close();
    }

    /** Hands on what is heard; what was heard on an address that went away is gone. */
    static final class Hearing implements Links.Use {
        private final Consumer<Sighting> listener;
        private final Set<Sighting.Source> present = new HashSet<>(); // guarded by this

        Hearing(Consumer<Sighting> listener) {
            this.listener = listener;
        }

        @Override
        public void with(Responder responder) {
            responder.listen(this::heard);
        }

        private synchronized void heard(Sighting sighting) {
            if (sighting instanceof Sighting.Seen) {
                present.add(sighting.source());
            } else {
                present.remove(sighting.source());
            }
            listener.accept(sighting);
        }

        @Override
        public synchronized void lost(InetAddress link) {
            List<Sighting.Source> gone =
                    present.stream().filter(it -> it.link().equals(link)).toList();
            gone.forEach(source -> heard(new Sighting.Gone(source)));
        }
    }
}
