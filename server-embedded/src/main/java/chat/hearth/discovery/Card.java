package chat.hearth.discovery;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network card that is up, other than the loopback.
 *
 * @param name      what the system calls it
 * @param kind      whether it leads onto a network of this place
 * @param multicast whether it says that it can send to groups
 */
public record Card(String name, Kind kind, boolean multicast, List<Place> places) {
    private static final Pattern VIRTUAL_NAME = Pattern.compile(
            "(docker|podman|veth|br-|virbr|lxc|lxd|cni|flannel|cali|tun"
                    + "|tap|utun|ipsec|wg|nordlynx|zt|tailscale|vmnet|vmenet|vboxnet|ppp|ham|awdl|llw|anpi|feth|dummy).*");

    /** Windows calls every card eth or wlan with a number; what it is stands in its description. */
    private static final Pattern VIRTUAL_DESCRIPTION = Pattern.compile(
            ".*(virtual|vmware|hyper-v|docker|tap-windows|wintun|wireguard|openvpn|tailscale|zerotier|vpn).*");

    public Card {
        places = List.copyOf(places);
    }

    /** Where a card leads. */
    public enum Kind {
        PHYSICAL,
        /** Into containers, virtual machines and tunnels. */
        VIRTUAL
    }

    /**
     * An address of a card, with the network around it.
     *
     * @param prefixLength how many leading bits all addresses of that network share
     */
    public record Place(InetAddress address, int prefixLength) {
        /** Whether the other address is in the same network, and can so be reached without a router. */
        public boolean isOnSameNetwork(InetAddress other) {
            byte[] mine = address.getAddress();
            byte[] theirs = other.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < prefixLength; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The cards of this machine that are up and have an address. Asks the system; any thread.
     *
     * @throws SocketException when the system does not tell
     */
    public static List<Card> ofThisMachine() throws SocketException {
        return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(Card::read)
                .collect(Collectors.toUnmodifiableList());
    }

    private static Stream<Card> read(NetworkInterface network) {
        try {
            if (!network.isUp() || network.isLoopback()) {
                return Stream.empty();
            }
            List<Place> places = network.getInterfaceAddresses().stream()
                    .filter(it -> it.getAddress() != null)
                    .map(Card::place)
                    .toList();
            String description = network.getDisplayName() == null ? "" : network.getDisplayName();
            Kind kind = kindOf(network.getName(), description, network.isPointToPoint());
            return places.isEmpty()
                    ? Stream.empty()
                    : Stream.of(new Card(network.getName(), kind, network.supportsMulticast(), places));
        } catch (SocketException e) {
            return Stream.empty(); // it went away between the listing and the asking
        }
    }

    private static Place place(InterfaceAddress address) {
        int bits = address.getAddress().getAddress().length * Byte.SIZE;
        int length = address.getNetworkPrefixLength();
        return new Place(address.getAddress(), Math.max(0, Math.min(bits, length)));
    }

    /**
     * Judges by what a card is called.
     *
     * @param description the longer name that some systems have; otherwise the name again
     */
    static Kind kindOf(String name, String description, boolean isPointToPoint) {
        boolean virtual = isPointToPoint
                || VIRTUAL_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches()
                || VIRTUAL_DESCRIPTION
                        .matcher(description.toLowerCase(Locale.ROOT))
                        .matches();
        return virtual ? Kind.VIRTUAL : Kind.PHYSICAL;
    }
}
