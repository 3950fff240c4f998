package chat.hearth.server;

import chat.hearth.discovery.Card;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The addresses by which others reach a port of this machine. Stateless; any thread. */
final class Addresses {
    private static final Logger log = LoggerFactory.getLogger(Addresses.class);

    private Addresses() {}

    /** Best first, {@code host:port} each; a host that is bound to one address has that one only. */
    static List<String> of(String bindAddress, int port) {
        try {
            InetAddress bound = InetAddress.getByName(bindAddress);
            if (!bound.isAnyLocalAddress()) {
                return List.of(text(bound, port));
            }
            List<String> found = best(Card.ofThisMachine()).stream()
                    .map(address -> text(address, port))
                    .toList();
            return found.isEmpty() ? List.of(text(InetAddress.getLoopbackAddress(), port)) : found;
        } catch (UnknownHostException | SocketException e) {
            log.debug("listing the addresses: {}", e.toString());
            return List.of(bindAddress + ":" + port);
        }
    }

    /** Those of physical cards first, then by the card's name; those of IPv6, which nobody types, where there are no others. */
    static List<InetAddress> best(List<Card> cards) {
        List<InetAddress> all = cards.stream()
                .sorted(Comparator.comparing(Card::kind).thenComparing(Card::name))
                .flatMap(card -> card.places().stream())
                .map(Card.Place::address)
                .filter(address -> !address.isLinkLocalAddress())
                .toList();
        List<InetAddress> typed =
                all.stream().filter(Inet4Address.class::isInstance).toList();
        return typed.isEmpty() ? all : typed;
    }

    private static String text(InetAddress address, int port) {
        String host = address.getHostAddress();
        int zone = host.indexOf('%'); // the card's name, which is not part of an address that can be given away
        String plain = zone < 0 ? host : host.substring(0, zone);
        return (plain.contains(":") ? "[" + plain + "]" : plain) + ":" + port;
    }
}
