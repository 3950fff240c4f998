package chat.hearth.app.hosting;

import chat.hearth.discovery.Card;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An address by which others may reach what is hosted here.
 *
 * @param text {@code host:port}
 * @param card the network card's name; empty when it is none of a card's
 */
public record OfferedAddress(String text, String card, Network network) {
    /** What an address leads to; the better ones first. */
    public enum Network {
        /** A network of this place, by cable or by air. */
        PHYSICAL,
        /** A tunnel, containers or virtual machines: others are rarely there. */
        VIRTUAL,
        /** This computer, and nobody else. */
        THIS_MACHINE
    }

    /**
     * Best first: of physical cards before virtual ones, numbers of four before those of six groups, and those that the
     * cards gave themselves last. An IPv6 address that is good for one link only is left out, since each computer would
     * have to name its own card with it.
     *
     * @param bound where the host listens
     */
    static List<OfferedAddress> of(InetAddress bound, int port, List<Card> cards) {
        List<Place> places = new ArrayList<>();
        for (Card card : cards) {
            card.places().forEach(place -> places.add(new Place(place.address(), card)));
        }
        if (!bound.isAnyLocalAddress()) {
            Optional<Card> of = places.stream()
                    .filter(place -> place.address.equals(bound))
                    .map(Place::card)
                    .findFirst();
            return List.of(new OfferedAddress(
                    text(bound, port),
                    of.map(Card::name).orElse(""),
                    bound.isLoopbackAddress()
                            ? Network.THIS_MACHINE
                            : of.map(OfferedAddress::network).orElse(Network.PHYSICAL)));
        }
        return places.stream()
                .filter(place -> place.isIpv4() || !place.address.isLinkLocalAddress())
                .sorted(Comparator.comparing((Place place) -> place.card.kind())
                        .thenComparing(place -> !place.isIpv4())
                        .thenComparing(place -> place.address.isLinkLocalAddress())
                        .thenComparing(place -> place.card.name()))
                .map(place -> new OfferedAddress(text(place.address, port), place.card.name(), network(place.card)))
                .toList();
    }

    /** Like {@link #of(InetAddress, int, List)}, for what was typed as the address to bind to. */
    static List<OfferedAddress> of(String bindAddress, int port, List<Card> cards) {
        try {
            return of(InetAddress.getByName(bindAddress), port, cards);
        } catch (UnknownHostException e) { // the name was known when the host was bound to it
            return List.of(new OfferedAddress(bindAddress + ":" + port, "", Network.PHYSICAL));
        }
    }

    private static Network network(Card card) {
        return card.kind() == Card.Kind.PHYSICAL ? Network.PHYSICAL : Network.VIRTUAL;
    }

    private static String text(InetAddress address, int port) {
        String host = address.getHostAddress();
        int zone = host.indexOf('%'); // the name of this computer's card, which means nothing to others
        String plain = zone < 0 ? host : host.substring(0, zone);
        return (plain.contains(":") ? "[" + plain + "]" : plain) + ":" + port;
    }

    private record Place(InetAddress address, Card card) {
        boolean isIpv4() {
            return address instanceof Inet4Address;
        }
    }
}
