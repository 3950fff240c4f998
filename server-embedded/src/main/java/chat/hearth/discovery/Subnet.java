package chat.hearth.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The addresses around this machine that can be asked one by one. Stateless; any thread. */
public final class Subnet {
    private static final int NARROWEST = 24;
    private static final int MOST_PLACES = 4;

    private Subnet() {}

    /**
     * All other addresses of the networks around the cards: of IPv4, of each network at most the 254 whose first 24 bits are
     * this machine's, and of at most four networks.
     */
    public static List<InetAddress> around(List<Card> cards) {
        Set<InetAddress> found = new LinkedHashSet<>();
        List<Card.Place> places = cards.stream()
                .flatMap(card -> card.places().stream())
                .filter(place -> place.address() instanceof Inet4Address)
                .filter(place -> !place.address().isLinkLocalAddress())
                .limit(MOST_PLACES)
                .toList();
        places.forEach(place -> found.addAll(around(place)));
        places.forEach(place -> found.remove(place.address()));
        return List.copyOf(found);
    }

    private static List<InetAddress> around(Card.Place place) {
        List<InetAddress> found = new ArrayList<>();
        byte[] bytes = place.address().getAddress();
        int hostBits = Integer.SIZE - Math.max(NARROWEST, place.prefixLength());
        int last = Byte.toUnsignedInt(bytes[3]);
        int size = 1 << hostBits;
        int first = last / size * size;
        for (int host = first + 1; host < first + size - 1; host++) { // not the network's own address, nor that for all
            bytes[3] = (byte) host;
            found.add(address(bytes));
        }
        return found;
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }
}
