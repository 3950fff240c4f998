package chat.hearth.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A responder by JmDNS, which needs about 1 s to be found and 4 s to leave. */
final class JmdnsResponder implements Responder {
    private static final Logger LOG = LoggerFactory.getLogger(JmdnsResponder.class);
    private static final String TYPE = "_hearth._tcp.local.";
    private static final int MOST_INSTANCES = 64;
    private static final int LONGEST_INSTANCE = 63; // a label of the DNS (RFC 1035 section 2.3.4)
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InetAddress link;
    private final JmDNS jmdns;
    private @Nullable ServiceInfo announced;

    private JmdnsResponder(InetAddress link, JmDNS jmdns) {
        this.link = link;
        this.jmdns = jmdns;
    }

    static Responder open(InetAddress link) throws IOException {
        Pace.set();
        byte[] name = new byte[6];
        RANDOM.nextBytes(name);
        // Not the computer's own name: its system may defend that one, and two responders of ours would quarrel over
        // it.
        return new JmdnsResponder(
                link, JmDNS.create(link, "hearth-" + HexFormat.of().formatHex(name)));
    }

    @Override
    public void announce(Announcement announcement) throws IOException {
        ServiceInfo before = announced;
        if (before != null) {
            before.setText(announcement.text());
            return;
        }
        String instance = "hearth-" + announcement.session();
        ServiceInfo info = ServiceInfo.create(
                TYPE,
                instance.substring(0, Math.min(LONGEST_INSTANCE, instance.length())),
                announcement.port(),
                0,
                0,
                announcement.text());
        announced = info;
        jmdns.registerService(info);
    }

    @Override
    public void listen(Consumer<Sighting> listener) {
        jmdns.addServiceListener(TYPE, new Listening(listener));
    }

    @Override
    public void close() {
        try {
            jmdns.close();
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("leaving the group at {}: {}", link, e.toString());
        }
    }

    /** Called by JmDNS, one event at a time. */
    private final class Listening implements ServiceListener {
        private final Consumer<Sighting> listener;
        private final Set<String> known = ConcurrentHashMap.newKeySet();

        Listening(Consumer<Sighting> listener) {
            this.listener = listener;
        }

        @Override
        public void serviceAdded(ServiceEvent event) {
            if (known.size() < MOST_INSTANCES && known.add(event.getName())) {
                jmdns.requestServiceInfo(event.getType(), event.getName(), true, 1); // the answer comes as an event
            }
        }

        @Override
        public void serviceResolved(ServiceEvent event) {
            ServiceInfo info = event.getInfo();
            if (!known.contains(event.getName())) {
                return;
            }
            List<InetAddress> addresses = Arrays.stream(info.getInetAddresses())
                    .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                    .limit(Browser.MOST_ADDRESSES)
                    .toList();
            if (!addresses.isEmpty()) {
                Announcement.read(info::getPropertyBytes, info.getPort())
                        .ifPresent(it -> listener.accept(new Sighting.Seen(source(event), it, addresses)));
            }
        }

        @Override
        public void serviceRemoved(ServiceEvent event) {
            if (known.remove(event.getName())) {
                listener.accept(new Sighting.Gone(source(event)));
            }
        }

        private Sighting.Source source(ServiceEvent event) {
            return new Sighting.Source(link, event.getName());
        }
    }
}
