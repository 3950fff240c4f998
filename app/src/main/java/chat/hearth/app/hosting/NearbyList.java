package chat.hearth.app.hosting;

import chat.hearth.app.hosting.NearbySession.Door;
import chat.hearth.discovery.Announcement;
import chat.hearth.discovery.Card;
import chat.hearth.discovery.Sighting;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes one list of what was heard and what has answered. A session that is heard on several cards is one; two of the same
 * name are two. Confined to the thread of {@link NearbyHosts}.
 */
final class NearbyList {
    static final int MOST_SHOWN = 20;

    private static final int MOST_ADDRESSES = 8;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** After this without an answer from the best address the others are tried. */
    private static final Duration DOUBT = Duration.ofSeconds(8);

    private static final Instant NEVER = Instant.EPOCH;

    private final List<Entry> entries = new ArrayList<>();
    private int found;

    /** Takes in an announcement. Addresses that are not on one of the cards' networks do not count. */
    void heard(Sighting.Seen seen, List<Card> cards, Instant now) {
        Announcement said = seen.announcement();
        List<InetSocketAddress> near = seen.addresses().stream()
                .filter(address -> isNear(address, cards))
                .map(address -> new InetSocketAddress(address, said.port()))
                .toList();
        if (near.isEmpty()) {
            return;
        }
        entries.forEach(entry -> {
            if (!entry.isOf(said)) {
                entry.sources.remove(seen.source()); // the same instance says that it is another session now
            }
        });
        entry(said, near).ifPresent(entry -> {
            entry.sources.add(seen.source());
            near.forEach(entry::add);
            if (!entry.hasAnswered()) { // what it answers counts for more
                entry.said = said;
            } else if (entry.said.host().isEmpty()) {
                entry.said = withHost(entry.said, said);
            }
            entry.seen = now;
        });
        entries.removeIf(entry -> entry.sources.isEmpty() && !entry.hasAnswered());
    }

    /** Takes out what was heard there, unless it is known from elsewhere. */
    void gone(Sighting.Source source) {
        entries.removeIf(entry -> entry.sources.remove(source) && entry.sources.isEmpty());
    }

    /** Takes in what answers at an address. */
    void answered(InetSocketAddress address, Announcement answer, Instant now) {
        for (Entry entry : List.copyOf(entries)) {
            if (entry.addresses.contains(address) && !entry.said.session().equals(answer.session())) {
                entry.remove(address); // whoever said so was wrong
            }
        }
        entries.removeIf(entry -> entry.addresses.isEmpty());
        Optional<Entry> known = entries.stream()
                .filter(entry -> entry.addresses.contains(address))
                .findFirst();
        known.or(() -> entry(answer, List.of(address))).ifPresent(entry -> {
            entry.add(address);
            if (entry.isDoubtful(now) || isEasier(address, entry.best)) {
                entry.best = address;
            }
            entry.answered = now;
            entry.said = withHost(answer, entry.said);
            entry.seen = now;
        });
    }

    /** Takes out what had answered and does not any more. What is announced nevertheless is only not shown meanwhile. */
    void forgetSilent(Instant now) {
        entries.removeIf(entry -> entry.sources.isEmpty() && entry.isSilent(now));
    }

    void clear() {
        entries.clear();
    }

    /** Whom to ask how they are: each one's best address, or all of them as long as that one does not answer. */
    List<InetSocketAddress> toAsk(Instant now) {
        return entries.stream()
                .flatMap(entry -> entry.isDoubtful(now) ? entry.addresses.stream() : Stream.of(entry.best))
                .toList();
    }

    List<NearbySession> sessions(Instant now) {
        return entries.stream()
                .filter(entry -> !entry.isSilent(now))
                .map(Entry::shown)
                .toList();
    }

    private Optional<Entry> entry(Announcement said, List<InetSocketAddress> addresses) {
        Optional<Entry> known = entries.stream()
                .filter(entry -> entry.isOf(said))
                .filter(entry -> entry.said.host().equals(said.host())
                        || said.host().isEmpty() // as with all that only answers
                        || entry.said.host().isEmpty()
                        || addresses.stream().anyMatch(entry.addresses::contains))
                .findFirst();
        if (known.isPresent() || entries.size() >= MOST_SHOWN) {
            return known;
        }
        Entry entry = new Entry(String.valueOf(++found), said, addresses.get(0));
        entries.add(entry);
        return Optional.of(entry);
    }

    /** A host is as near as its address: on the network of a card, and of a kind that can be typed. */
    private static boolean isNear(InetAddress address, List<Card> cards) {
        return !address.isLinkLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isMulticastAddress()
                && cards.stream()
                        .flatMap(card -> card.places().stream())
                        .anyMatch(place -> place.isOnSameNetwork(address));
    }

    /** Where both lead to the host, the shorter kind is what people can read out to each other. */
    private static boolean isEasier(InetSocketAddress one, InetSocketAddress other) {
        return one.getAddress() instanceof Inet4Address && !(other.getAddress() instanceof Inet4Address);
    }

    private static Announcement withHost(Announcement said, Announcement host) {
        return new Announcement(
                said.session(), said.name(), host.host(), said.people(), said.protocol(), said.door(), said.port());
    }

    private static final class Entry {
        private final String key;
        private final Set<Sighting.Source> sources = new HashSet<>();
        private final Set<InetSocketAddress> addresses = new LinkedHashSet<>();
        private Announcement said;
        private InetSocketAddress best;
        private Instant answered = NEVER;
        private Instant seen = NEVER;

        Entry(String key, Announcement said, InetSocketAddress best) {
            this.key = key;
            this.said = said;
            this.best = best;
            addresses.add(best);
        }

        boolean isOf(Announcement other) {
            return said.session().equals(other.session()) && said.port() == other.port();
        }

        boolean hasAnswered() {
            return !answered.equals(NEVER);
        }

        boolean isDoubtful(Instant now) {
            return answered.plus(DOUBT).isBefore(now);
        }

        boolean isSilent(Instant now) {
            return hasAnswered() && answered.plus(SILENCE).isBefore(now);
        }

        void add(InetSocketAddress address) {
            if (addresses.size() < MOST_ADDRESSES) {
                addresses.add(address);
                if (!hasAnswered() && isEasier(address, best)) {
                    best = address;
                }
            }
        }

        void remove(InetSocketAddress address) {
            addresses.remove(address);
            if (address.equals(best) && !addresses.isEmpty()) {
                best = addresses.iterator().next();
                answered = NEVER;
            }
        }

        NearbySession shown() {
            String host = Objects.requireNonNull(best.getAddress(), "made of an address")
                    .getHostAddress();
            int zone = host.indexOf('%'); // the card's name, which is not part of an address that can be given away
            String plain = zone < 0 ? host : host.substring(0, zone);
            String address = (plain.contains(":") ? "[" + plain + "]" : plain) + ":" + best.getPort();
            Door door = said.door() == Announcement.Door.OPEN ? Door.OPEN : Door.PASSWORD;
            return new NearbySession(key, said.name(), said.host(), address, said.people(), door, seen);
        }
    }
}
