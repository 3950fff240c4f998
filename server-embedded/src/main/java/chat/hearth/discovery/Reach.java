package chat.hearth.discovery;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far discovery goes on this machine: the physical cards, or a part of them.
 *
 * @param card    the only card that counts, also when it is a virtual one; null for all physical ones
 * @param address the only address that counts, as with a host that is bound to it; null for all
 */
public record Reach(@Nullable String card, @Nullable InetAddress address) {
    /** All physical cards. */
    public static final Reach EVERYWHERE = new Reach(null, null);

    private static final int MOST_LINKS = 16;

    /** The reach of a host that is bound to this address; all addresses when it is the one that stands for all. */
    public Reach boundTo(InetAddress bound) {
        return new Reach(card, bound.isAnyLocalAddress() ? null : bound);
    }

    /** Whether nobody else can be reached: then nothing is announced and nothing is listened to. */
    public boolean isThisMachineOnly() {
        return address != null && address.isLoopbackAddress();
    }

    /** Those of the cards that count. */
    public List<Card> of(List<Card> cards) {
        return cards.stream().filter(this::counts).toList();
    }

    private boolean counts(Card it) {
        if (isThisMachineOnly()) {
            return false;
        }
        boolean chosen =
                card == null ? it.kind() == Card.Kind.PHYSICAL : it.name().equals(card);
        return chosen
                && (address == null
                        || it.places().stream()
                                .anyMatch(place -> place.address().equals(address)));
    }

    /**
     * The addresses to speak from: of each card that can send to groups one of IPv4 and one of IPv6, for which one that
     * others can connect to is better than one that only this link knows.
     */
    List<InetAddress> links(List<Card> cards) {
        List<InetAddress> links = new ArrayList<>();
        for (Card it : of(cards)) {
            if (it.multicast()) {
                Map<Class<?>, InetAddress> best = new LinkedHashMap<>();
                it.places().stream()
                        .map(Card.Place::address)
                        .filter(candidate -> address == null || candidate.equals(address))
                        .filter(candidate -> candidate instanceof Inet4Address || candidate instanceof Inet6Address)
                        .forEach(candidate -> best.merge(candidate.getClass(), candidate, Reach::better));
                links.addAll(best.values());
            }
        }
        return links.subList(0, Math.min(MOST_LINKS, links.size()));
    }

    private static InetAddress better(InetAddress one, InetAddress other) {
        return one.isLinkLocalAddress() ? other : one;
    }
}
