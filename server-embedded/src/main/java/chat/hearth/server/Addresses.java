package chat.hearth.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The addresses by which others reach a port of this machine. Stateless; any thread. */
final class Addresses {
    private static final Logger log = LoggerFactory.getLogger(Addresses.class);

    /** Cards that lead into containers, virtual machines and tunnels rather than onto the local network. */
    private static final Pattern VIRTUAL =
            Pattern.compile("(docker|veth|br-|virbr|lxc|cni|tun|tap|utun|wg|zt|tailscale|vmnet|vboxnet|ppp|ham).*");

    private Addresses() {}

    /** An address that a host can be reached by. */
    record Card(String name, boolean isPointToPoint, InetAddress address) {}

    /** Best first, {@code host:port} each; a host that is bound to one address has that one only. */
    static List<String> of(String bindAddress, int port) {
        try {
            InetAddress bound = InetAddress.getByName(bindAddress);
            if (!bound.isAnyLocalAddress()) {
                return List.of(text(bound, port));
            }
            List<String> found = order(cards()).stream()
                    .map(card -> text(card.address(), port))
                    .toList();
            return found.isEmpty() ? List.of(text(InetAddress.getLoopbackAddress(), port)) : found;
        } catch (UnknownHostException | SocketException e) {
            log.debug("listing the addresses: {}", e.toString());
            return List.of(bindAddress + ":" + port);
        }
    }

    /** Physical cards first, then by name. */
    static List<Card> order(List<Card> cards) {
        return cards.stream()
                .sorted(Comparator.comparing((Card card) -> isVirtual(card)).thenComparing(Card::name))
                .toList();
    }

    private static boolean isVirtual(Card card) {
        return card.isPointToPoint()
                || VIRTUAL.matcher(card.name().toLowerCase(Locale.ROOT)).matches();
    }

    private static List<Card> cards() throws SocketException {
        List<Card> cards = new ArrayList<>();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (network.isUp() && !network.isLoopback()) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    if (address instanceof Inet4Address && !address.isLinkLocalAddress()) {
                        cards.add(new Card(network.getName(), network.isPointToPoint(), address));
                    }
                }
            }
        }
        return cards;
    }

    private static String text(InetAddress address, int port) {
        String host = address.getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
